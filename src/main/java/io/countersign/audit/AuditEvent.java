package io.countersign.audit;

/**
 * Something that happened, in the past tense, for example {@code secret.revealed}.
 *
 * @param actor who did it
 * @param target on what, or null
 * @param confirmationId by which confirmation, or null
 * @param receipt the signed answer: a phone's compact JWS, or a passkey's assertion as JSON; or null
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

    /** What the server has done by itself: nobody asked for it, from nowhere. */
    public static AuditEvent ofServer(String workspaceId, String event, Subject target) {
        return new AuditEvent(workspaceId, new Actor(null, "Countersign"), event, target, null, "", "", null);
    }

    /** @param id null for the server itself and for somebody who is not signed in */
    public record Actor(String id, String name) {}

    public record Subject(String type, String id, String name) {}
}
