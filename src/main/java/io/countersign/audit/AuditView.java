package io.countersign.audit;

import java.time.Instant;

/** An entry as {@code GET /audit} shows it. */
public record AuditView(
        Instant at,
        AuditEvent.Actor actor,
        String event,
        AuditEvent.Subject target,
        String confirmation,
        String receipt,
        String ip,
        String client) {}
