package io.countersign.confirmation;

import java.time.Duration;

/** How long a step of a confirmation took. */
public record ConfirmationTook(Step step, Action action, Duration time) {

    /** From what to what. */
    public enum Step {
        /** From asking to It's me or It's not me. */
        ANSWER,
        /** From It's me to the moment at which somebody who waits on this node was told. */
        RELEASE
    }
}
