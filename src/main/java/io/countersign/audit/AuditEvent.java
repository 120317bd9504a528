package io.countersign.audit;

/**
 * Something that happened, in the past tense, for example {@code secret.revealed}.
 *
 * @param actor who did it
 * @param target on what, or null
 * @param confirmationId by which confirmation, or null
 * @param receipt the signed decision (a compact JWS), or null
 */
public record AuditEvent(
        String workspaceId,
        Actor actor,
        String event,
        Subject target,
        String confirmationId,
        String ip,
        String client,
        String receipt) {

    /** @param id null for the server itself and for somebody who is not signed in */
    public record Actor(String id, String name) {}

    public record Subject(String type, String id, String name) {}
}
