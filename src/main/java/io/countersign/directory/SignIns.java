package io.countersign.directory;

import io.countersign.audit.AuditEvent;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Opens a session for who has shown who they are: by a password, by the workspace's
 * identity provider, or as the first owner by the set-up code. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class SignIns {

    @Inject
    private Members members;

    @Inject
    private Sessions sessions;

    @Inject
    private KnownBrowsers browsers;

    @Inject
    private Audited audited;

    @Inject
    private Caller caller;

    /**
     * For who knew the password of this member, as it was read.
     *
     * @param known as for {@link #open}
     * @throws Problem {@code sign-in-failed} if it was changed in the meantime, or the member was deactivated
     */
    SignedIn byPassword(Member member, String known) {
        refuseOldPassword(member);
        return open(member, known);
    }

    /**
     * The same for a client.
     *
     * @param keyThumbprint of its key, which it has proven to hold
     * @throws Problem {@code sign-in-failed}
     */
    SignedIn boundByPassword(Member member, String keyThumbprint) {
        refuseOldPassword(member);
        Session session = sessions.openBound(member, keyThumbprint, caller.origin());
        record(member, session);
        return new SignedIn(member, session.id(), null, null);
    }

    /** First of all: a change of the password waits for this session and ends it, or this waits for the change. */
    private void refuseOldPassword(Member member) {
        if (!members.holdByPassword(member)) {
            throw new Problem(ProblemType.SIGN_IN_FAILED);
        }
    }

    /** @param known the token of a browser in which the member has signed in before, or null */
    SignedIn open(Member member, String known) {
        Sessions.Opened opened = sessions.open(member, caller.origin());
        String browser = known == null ? Tokens.secret() : known;
        browsers.remember(browser, member.id());
        record(member, opened.session());
        return new SignedIn(member, opened.session().id(), opened.token(), browser);
    }

    private void record(Member member, Session session) {
        audited.record(member, "member.signed-in", new AuditEvent.Subject("session", session.id(), session.client()));
    }
}
