package io.countersign.confirmation;

/**
 * The state of a confirmation, or what is known of its sends, is another one.
 *
 * @param confirmationId null if something else of the member has changed that somebody may wait for
 */
public record ConfirmationChanged(String confirmationId, String memberId) {}
