package io.countersign.directory;

import java.time.Instant;

/**
 * A session as its member sees it.
 *
 * @param kind browser or client
 */
public record SessionView(
        String id, String kind, String client, String ip, Instant createdAt, Instant lastSeenAt, boolean current) {}
