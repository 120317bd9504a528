package io.countersign.confirmation;

/** A member's confirmations are locked; {@code last} is the one whose answer failed last. */
public record ConfirmationsLocked(Confirmation last) {}
