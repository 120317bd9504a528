package io.countersign.passkey;

import io.countersign.confirmation.AskingDesk;
import io.countersign.confirmation.Confirmation;
import io.countersign.confirmation.ConfirmationAnswers;
import io.countersign.confirmation.ConfirmationView;
import io.countersign.passkey.RelyingParty.Copied;
import io.countersign.passkey.RelyingParty.NotVerified;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Asks the session that asked for a passkey, and checks what it answers. What an answer changes is kept if it is refused. */
@ApplicationScoped
@Transactional(dontRollbackOn = Problem.class)
public class PasskeyAnswer {

    @Inject
    private Caller caller;

    @Inject
    private AskingDesk desk;

    @Inject
    private ConfirmationAnswers answers;

    @Inject
    private PasskeyMethod method;

    @Inject
    private Passkeys passkeys;

    @Inject
    private Challenges challenges;

    @Inject
    private RelyingParty relyingParty;

    @Inject
    private Suspicion suspicion;

    /** @throws Problem {@code confirmation-unknown} for every other session, or why it cannot be answered */
    RequestOptions ask(String id) {
        Confirmation confirmation = mine(id);
        answers.requirePending(confirmation);
        return RequestOptions.of(
                challenges.begin(confirmation).value(), relyingParty.id(), passkeys.of(confirmation.memberId()));
    }

    /**
     * @throws Problem {@code passkey-unknown}, {@code passkey-expired}, {@code decision-invalid}, {@code passkey-suspect}, or
     *     why it cannot be answered
     */
    ConfirmationView answer(String id, Assertion assertion) {
        Confirmation confirmation = mine(id);
        answers.requirePending(confirmation);
        Passkey passkey = passkeys.usable(confirmation.memberId(), assertion.id())
                .orElseThrow(() -> new Problem(ProblemType.PASSKEY_UNKNOWN));
        Challenges.Challenge challenge = challenges.take(confirmation);
        try {
            Registered now = relyingParty.verify(assertion, passkey.registered(), challenge.value());
            if (!assertion.isOf(confirmation.memberId()) || !passkeys.used(passkey, now)) {
                throw answers.forged(confirmation);
            }
        } catch (NotVerified e) {
            throw answers.forged(confirmation);
        } catch (Copied e) {
            throw suspicion.of(passkey, confirmation);
        }
        answers.approve(confirmation, passkey.name(), assertion.receipt(passkey.id(), challenge.nonce()));
        return desk.look(id);
    }

    private Confirmation mine(String id) {
        desk.look(id);
        return answers.hold(id, caller.anyone().memberId(), method);
    }
}
