package io.countersign.directory;

import java.time.Instant;

/**
 * What the invited one sees before they accept.
 *
 * @param by the name of who has invited
 */
public record InvitationPreview(String workspace, String by, String email, String name, Role role, Instant expiresAt) {}
