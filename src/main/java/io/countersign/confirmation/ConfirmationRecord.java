package io.countersign.confirmation;

import java.time.Instant;

/**
 * A confirmation as it is remembered, without anything by which it could be answered.
 *
 * @param client which asked, from {@code ip}
 * @param endedAt when it was used, or came to nothing; null while it is open
 * @param answeredBy the phone, passkey or masked address that answered, or null
 */
public record ConfirmationRecord(
        String id,
        ConfirmationState state,
        Action action,
        Confirmation.Target target,
        String text,
        Who member,
        String client,
        String ip,
        Instant askedAt,
        Instant endedAt,
        String answeredBy) {

    /** The member who was asked, by the name of then. */
    public record Who(String id, String name) {}
}
