package io.countersign.confirmation;

import java.time.Duration;

/** The numbers of the contract. What a workspace may choose (remembering, number matching) belongs here too. */
final class ConfirmationPolicy {

    /** How long a confirmation is open when nothing could be sent. */
    static final Duration WITHOUT_A_SEND = Duration.ofMinutes(2);

    /** How long the action may be run once it is confirmed. */
    static final Duration TO_USE = Duration.ofSeconds(60);

    /** How long the content of a confirmed upload may be on its way, if it sets out in time. */
    static final Duration TO_ARRIVE = Duration.ofMinutes(5);

    /** However often an upload sets out, it has arrived this long after it was asked for, or never. */
    static final Duration TO_ARRIVE_AT_ALL = Duration.ofMinutes(15);

    static final int OPEN_PER_SESSION = 5;

    static final int WRONG_NUMBERS = 3;
    static final int WRONG_CODES = 5;

    static final int FAILURES = 10;
    static final Duration FAILURES_WITHIN = Duration.ofHours(1);
    static final Duration LOCK = Duration.ofMinutes(15);

    private ConfirmationPolicy() {}
}
