package io.countersign.device;

import io.countersign.confirmation.Confirmation;
import io.countersign.confirmation.ConfirmationAnswers;
import io.countersign.confirmation.ConfirmationState;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import io.countersign.proof.Proofs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** It's me!, or It's not me: signed by a phone, verified here, kept as a receipt. */
@ApplicationScoped
@Transactional(dontRollbackOn = Problem.class)
public class Decisions {

    @Inject
    private Caller caller;

    @Inject
    private SystemClock clock;

    @Inject
    private TrustedSessions phones;

    @Inject
    private ConfirmationAnswers answers;

    @Inject
    private PushMethod method;

    @Inject
    private SessionEnding ending;

    /**
     * @return confirmed or denied
     * @throws Problem {@code asked-here}, {@code decision-invalid}, {@code invalid-request} for a number that is none,
     *     {@code number-required}, {@code number-wrong}, or why it cannot be answered: then nothing is decided
     */
    ConfirmationState decide(String id, String jws) {
        Caller.Identity who = caller.phone();
        TrustedSession phone = phones.find(who.sessionId()).orElseThrow(Proofs::refusal);
        refuseItsOwn(answers.find(id, who.memberId()), phone);
        Confirmation confirmation = answers.hold(id, who.memberId(), method);
        Decision decision = Decision.parse(jws)
                .orElseThrow(() -> Problem.invalid("jws", "must be a signed decision in compact form"));
        if (!decision.isBy(phone.id(), phone.publicKey(), confirmation, clock.instant())) {
            throw answers.forged(confirmation);
        }
        answers.requirePending(confirmation);
        return decision.claims().decision() == Decision.Verdict.APPROVE
                ? approve(confirmation, phone, decision)
                : deny(confirmation, phone, decision);
    }

    /** The tap that asks never is the one that confirms. Nothing is counted: its key has signed nothing wrong. */
    private static void refuseItsOwn(Confirmation confirmation, TrustedSession phone) {
        if (confirmation.sessionId().equals(phone.id())) {
            throw new Problem(ProblemType.ASKED_HERE);
        }
    }

    private ConfirmationState approve(Confirmation confirmation, TrustedSession phone, Decision decision) {
        if (confirmation.numberRequired()) {
            answers.requireNumber(confirmation, decision.claims().wellFormedNumber());
        }
        answers.approve(confirmation, phone.name(), decision.receipt());
        return ConfirmationState.CONFIRMED;
    }

    private ConfirmationState deny(Confirmation confirmation, TrustedSession phone, Decision decision) {
        answers.deny(confirmation, phone.name(), decision.receipt());
        if (Boolean.TRUE.equals(decision.claims().signOut())) {
            ending.end(confirmation.sessionId());
        }
        return ConfirmationState.DENIED;
    }
}
