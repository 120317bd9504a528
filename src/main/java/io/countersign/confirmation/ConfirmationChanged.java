package io.countersign.confirmation;

/** The state of a confirmation, or what is known of its sends, is another one. */
public record ConfirmationChanged(String confirmationId, String memberId) {}
