package io.countersign.confirmation;

import io.countersign.confirmation.Confirmations.Use;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Says why a confirmation does not allow an operation, and keeps that in the trail although the action rolls back. */
@ApplicationScoped
class Refusals {

    @Inject
    private Confirmations confirmations;

    @Inject
    private SystemClock clock;

    @Transactional(TxType.REQUIRES_NEW)
    Problem refuse(Confirmation presented, Use use) {
        Confirmation confirmation = confirmations.find(presented.id()).orElse(presented);
        confirmations.record(confirmation, "confirmation.refused", null);
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
}
