package io.countersign.directory;

import java.time.Instant;

/**
 * What the invited one sees before they accept.
 *
 * @param by the name of who has invited
 * @param workspaceId by which the workspace's identity provider is found
 * @param password whether they may join by choosing one
 */
public record InvitationPreview(
        String workspace,
        String by,
        String email,
        String name,
        Role role,
        Instant expiresAt,
        String workspaceId,
        boolean password) {}
