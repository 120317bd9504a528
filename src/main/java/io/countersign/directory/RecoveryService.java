package io.countersign.directory;

import io.countersign.audit.AuditEvent;
import io.countersign.confirmation.AskingDesk;
import io.countersign.directory.PasswordCheck.Passed;
import io.countersign.platform.Open;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** The way back for an owner who has lost the phone, and has nobody who could reset it. */
@Stateless
public class RecoveryService {

    @Inject
    private PasswordCheck passwords;

    @Inject
    private SignIns signIns;

    @Inject
    private Members members;

    @Inject
    private Recovery recovery;

    @Inject
    private Sessions sessions;

    @Inject
    private AskingDesk asking;

    @Inject
    private RecoveryMail mail;

    @Inject
    private Audited audited;

    @Inject
    private Event<MemberRecovered> recovered;

    /**
     * Signs the owner in, ends their other sessions and all their phones, and lets them pair one by e-mail code.
     *
     * @param browser the browser's token from an earlier sign-in, or null
     * @throws Problem {@code sign-in-failed}, {@code too-many-attempts}, {@code recovery-code-wrong}
     */
    @Open("who has lost the phone cannot confirm; the password and the code from the server's log stand for that")
    public SignedIn recover(Comeback comeback, String browser) {
        Passed passed = passwords.signingIn(comeback.email(), comeback.password(), browser);
        // Before the member: whatever ends what confirms takes that first
        asking.hold(passed.member().id());
        SignedIn signedIn = signIns.byPassword(passed.member(), passed.browser());
        Member owner = members.get(passed.member().id());
        if (owner.role() != Role.OWNER || !recovery.use(owner, comeback.code())) {
            throw new Problem(ProblemType.RECOVERY_CODE_WRONG);
        }
        sessions.endOthers(owner.id(), signedIn.sessionId());
        recovered.fire(new MemberRecovered(owner.id()));
        audited.record(owner, "member.recovered", new AuditEvent.Subject("member", owner.id(), owner.name()));
        mail.tell(owner, signedIn.sessionId());
        return signedIn;
    }
}
