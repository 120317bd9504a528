package io.countersign.passkey;

import io.countersign.confirmation.Confirmation;
import io.countersign.confirmation.ConfirmationAnswers;
import io.countersign.confirmation.ConfirmationChanged;
import io.countersign.directory.Audited;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** A passkey whose counter did not grow may have been copied (WebAuthn level 3, section 6.1.1): it confirms no more. */
@ApplicationScoped
@Transactional(value = TxType.MANDATORY, dontRollbackOn = Problem.class)
public class Suspicion {

    @Inject
    private Passkeys passkeys;

    @Inject
    private ConfirmationAnswers answers;

    @Inject
    private SuspectMail mail;

    @Inject
    private Audited audited;

    @Inject
    private Event<ConfirmationChanged> changed;

    /** Counts it as a failure too, and tells the member and the admins. */
    Problem of(Passkey passkey, Confirmation confirmation) {
        answers.forged(confirmation);
        if (passkeys.suspect(passkey.id())) {
            audited.record("passkey.suspected", "passkey", passkey.id(), passkey.name());
            mail.tell(passkey, confirmation);
            changed.fire(ConfirmationChanged.ofMember(passkey.memberId()));
        }
        return new Problem(ProblemType.PASSKEY_SUSPECT);
    }
}
