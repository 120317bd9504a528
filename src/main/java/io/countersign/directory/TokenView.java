package io.countersign.directory;

import java.time.Instant;

/** An API token as its member sees it; the token itself is shown once, when it is made. */
public record TokenView(
        String id, String name, Scope scope, Instant createdAt, Instant lastSeenAt, Instant expiresAt) {}
