package io.countersign.directory;

import java.time.Instant;

/** A session as its member sees it. */
public record SessionView(
        String id, String client, String ip, Instant createdAt, Instant lastSeenAt, boolean current) {}
