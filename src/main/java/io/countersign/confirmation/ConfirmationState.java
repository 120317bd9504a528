package io.countersign.confirmation;

import com.fasterxml.jackson.annotation.JsonValue;
import io.countersign.platform.ProblemType;
import java.util.Locale;

/** How far a confirmation has come. All but the first two are final. */
public enum ConfirmationState {
    PENDING(ProblemType.CONFIRMATION_PENDING),
    CONFIRMED(ProblemType.CONFIRMATION_ANSWERED),
    USED(ProblemType.CONFIRMATION_USED),
    DENIED(ProblemType.CONFIRMATION_DENIED),
    EXPIRED(ProblemType.CONFIRMATION_EXPIRED),
    CANCELLED(ProblemType.CONFIRMATION_CANCELLED);

    private final ProblemType problem;

    ConfirmationState(ProblemType problem) {
        this.problem = problem;
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isFinal() {
        return this != PENDING && this != CONFIRMED;
    }

    /** What somebody is told who wants something that this state does not allow. */
    ProblemType problem() {
        return problem;
    }
}
