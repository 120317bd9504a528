package io.countersign.audit;

import java.time.Instant;

/**
 * An entry as {@code GET /audit} shows it.
 *
 * @param n its place in the workspace's chain, from 1
 */
public record AuditView(
        long n,
        Instant at,
        AuditEvent.Actor actor,
        String event,
        AuditEvent.Subject target,
        String confirmation,
        String receipt,
        String ip,
        String client) {}
