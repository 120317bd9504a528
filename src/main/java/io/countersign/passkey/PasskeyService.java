package io.countersign.passkey;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.AskingDesk;
import io.countersign.confirmation.ConfirmationChanged;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.directory.AddedMail;
import io.countersign.directory.Audited;
import io.countersign.directory.AuthenticatorAdmitted;
import io.countersign.directory.Member;
import io.countersign.platform.Caller;
import io.countersign.platform.Open;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** The caller's passkeys; no phone manages them, so who finds one neither adds a passkey nor takes one away. */
@Stateless
public class PasskeyService {

    @Inject
    private Caller caller;

    @Inject
    private SystemClock clock;

    @Inject
    private Passkeys passkeys;

    @Inject
    private Registrations registrations;

    @Inject
    private Candidates candidates;

    @Inject
    private RelyingParty relyingParty;

    @Inject
    private AskingDesk asking;

    @Inject
    private AddedMail mail;

    @Inject
    private Audited audited;

    @Inject
    private Event<AuthenticatorAdmitted> admitted;

    @Inject
    private Event<ConfirmationChanged> changed;

    public Page<PasskeyView> list(Page.Request request) {
        return passkeys.page(caller.session().memberId(), request);
    }

    /** What the browser makes a passkey by. @throws Problem as {@link #add} would */
    @Open("what is made by it counts only once it was confirmed")
    public CreationOptions begin() {
        Member member = candidates.requireRoom();
        String challenge = registrations.begin(caller.session().sessionId());
        return CreationOptions.of(challenge, relyingParty.id(), member, passkeys.of(member.id()));
    }

    /**
     * Adds what {@link #begin} was asked for in this session. Its admission holds the member.
     *
     * @throws Problem {@code invalid-request}, {@code passkey-expired}, {@code passkey-exists}, {@code too-many-passkeys}
     */
    @RequiresConfirmation(Action.PASSKEY_ADD)
    public PasskeyView add(NewPasskey wanted) {
        Caller.Identity who = caller.session();
        Candidates.Candidate candidate = candidates.check(wanted);
        registrations.end(who.sessionId(), candidate.challenge());
        admitted.fire(new AuthenticatorAdmitted(who.memberId()));
        Passkey passkey =
                new Passkey(who.workspaceId(), who.memberId(), wanted.name(), candidate.registered(), clock.instant());
        passkeys.add(passkey);
        audited.record("passkey.added", "passkey", passkey.id(), passkey.name());
        mail.tell(who.memberId(), passkey.id());
        changed.fire(ConfirmationChanged.ofMember(who.memberId()));
        return passkey.view();
    }

    @Open("a name only helps its member to tell passkeys apart")
    public PasskeyView rename(String id, String name) {
        Passkey passkey = own(id);
        passkey.rename(name);
        return passkey.view();
    }

    @Open("who has lost a key takes it out of use at once")
    public void end(String id) {
        Passkey passkey = own(id);
        asking.hold(passkey.memberId());
        if (passkeys.end(id)) {
            audited.record("passkey.removed", "passkey", id, passkey.name());
            changed.fire(ConfirmationChanged.ofMember(passkey.memberId()));
        }
    }

    private Passkey own(String id) {
        return passkeys.find(caller.session().memberId(), id).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }
}
