package io.countersign.directory;

import io.countersign.audit.AuditEvent;
import io.countersign.platform.Caller;
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
    private Sessions sessions;

    @Inject
    private KnownBrowsers browsers;

    @Inject
    private Audited audited;

    @Inject
    private Caller caller;

    /** @param known the token of a browser in which the member has signed in before, or null */
    SignedIn open(Member member, String known) {
        Sessions.Opened opened = sessions.open(member, caller.origin());
        String browser = known == null ? Tokens.secret() : known;
        browsers.remember(browser, member.id());
        record(member, opened.session());
        return new SignedIn(member, opened.session().id(), opened.token(), browser);
    }

    /** @param keyThumbprint of the client's key, which it has proven to hold */
    SignedIn openBound(Member member, String keyThumbprint) {
        Session session = sessions.openBound(member, keyThumbprint, caller.origin());
        record(member, session);
        return new SignedIn(member, session.id(), null, null);
    }

    private void record(Member member, Session session) {
        audited.record(member, "member.signed-in", new AuditEvent.Subject("session", session.id(), session.client()));
    }
}
