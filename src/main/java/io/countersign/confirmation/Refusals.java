package io.countersign.confirmation;

import io.countersign.confirmation.Confirmations.Use;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Says why a confirmation does not allow an operation, and keeps that in the trail although the action rolls back. */
@ApplicationScoped
class Refusals {

    @Inject
    private Confirmations confirmations;

    @Inject
    private SystemClock clock;

    /** To be {@link #record recorded} once the transaction of the action has ended. */
    Problem why(Confirmation presented, Use use) {
        Confirmation confirmation = confirmations.find(presented.id()).orElse(presented);
        boolean other = !confirmation.sessionId().equals(use.sessionId())
                || confirmation.action() != use.action()
                || !confirmation.target().type().equals(use.targetType())
                || !confirmation.target().id().equals(use.targetId())
                || !confirmation.digest().equals(use.digest());
        return new Problem(
                other
                        ? ProblemType.CONFIRMATION_MISMATCH
                        : confirmation.stateAt(clock.instant()).problem());
    }

    @Transactional
    void record(Confirmation presented) {
        confirmations.record(presented, "confirmation.refused", null);
    }
}
