package io.countersign.directory;

import io.countersign.audit.AuditEvent;
import io.countersign.audit.AuditTrail;
import io.countersign.platform.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Writes what the caller of this request did into the trail. */
@ApplicationScoped
public class Audited {

    @Inject
    private Caller caller;

    @Inject
    private AuditTrail trail;

    /** In the caller's transaction. The confirmation by which the request acts is kept with it. */
    public void record(String event, String targetType, String targetId, String targetName) {
        Caller.Identity who = caller.anyone();
        record(
                who.workspaceId(),
                new AuditEvent.Actor(who.memberId(), who.memberName()),
                event,
                new AuditEvent.Subject(targetType, targetId, targetName));
    }

    /** For who is not signed in yet. */
    void record(Member who, String event, AuditEvent.Subject target) {
        record(who.workspaceId(), new AuditEvent.Actor(who.id(), who.name()), event, target);
    }

    /** The same beside requests, in a transaction of its own, for what has no target. @param origin from where it was done */
    @Transactional
    void recordBeside(Member who, String event, Caller.Origin origin) {
        trail.record(new AuditEvent(
                who.workspaceId(),
                new AuditEvent.Actor(who.id(), who.name()),
                event,
                null,
                null,
                origin.ip(),
                origin.client(),
                null));
    }

    /** For somebody from outside, whom nobody knows. */
    public void recordStranger(
            String workspaceId, String event, String targetType, String targetId, String targetName) {
        record(
                workspaceId,
                new AuditEvent.Actor(null, "Somebody outside"),
                event,
                new AuditEvent.Subject(targetType, targetId, targetName));
    }

    private void record(String workspaceId, AuditEvent.Actor actor, String event, AuditEvent.Subject target) {
        trail.record(new AuditEvent(
                workspaceId,
                actor,
                event,
                target,
                caller.actingBy().filter(id -> id.length() <= 40).orElse(null),
                caller.origin().ip(),
                caller.origin().client(),
                null));
    }
}
