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
    private Members members;

    @Inject
    private Audited audited;

    @Inject
    private Caller caller;

    /** @param known the token of a browser in which the member has signed in before, or null */
    SignedIn open(Member member, String known) {
        Sessions.Opened opened = sessions.open(member, caller.origin());
        String browser = known == null ? Tokens.secret() : known;
        browsers.remember(browser, member.id());
        audited.record(
                member,
                "member.signed-in",
                new AuditEvent.Subject(
                        "session", opened.session().id(), caller.origin().client()));
        return new SignedIn(
                member,
                members.workspace(member.workspaceId()),
                opened.session().id(),
                opened.token(),
                browser);
    }
}
