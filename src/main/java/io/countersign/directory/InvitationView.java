package io.countersign.directory;

import java.time.Instant;

/**
 * An invitation as admins see it.
 *
 * @param sentAt when its newest mail was asked for
 */
public record InvitationView(
        String id, String email, String name, Role role, Instant createdAt, Instant sentAt, Instant expiresAt) {}
