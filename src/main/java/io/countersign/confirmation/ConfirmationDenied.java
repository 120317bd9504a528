package io.countersign.confirmation;

/** A member has said that a request was not theirs, or failed to prove that it was. */
public record ConfirmationDenied(Confirmation confirmation) {}
