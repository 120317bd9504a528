package io.countersign.audit;

import java.time.Instant;

/**
 * Which entries of a trail are wanted; null: all.
 *
 * @param event an event's name, or all that begin like {@code secret.*}
 * @param actor the id of who did it
 * @param target the id of what it was done to, or a part of its name
 * @param confirmation the id of a confirmation
 * @param from not earlier than this
 * @param to earlier than this
 */
public record AuditFilter(String event, String actor, String target, String confirmation, Instant from, Instant to) {

    /** The same, but only what this member did. */
    public AuditFilter by(String memberId) {
        return new AuditFilter(event, memberId, target, confirmation, from, to);
    }

    /** All about one confirmation. */
    public static AuditFilter ofConfirmation(String id) {
        return new AuditFilter(null, null, null, id, null, null);
    }
}
