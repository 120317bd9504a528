package io.countersign.provisioning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The token by which a workspace's directory provisions; each workspace has one at most. */
@Entity
@Table(name = "scim_token")
class ScimToken {

    @Id
    @Column(name = "workspace_id")
    private String workspaceId;

    @Column(name = "token_hash")
    private String tokenHash;

    private byte[] ciphertext;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    protected ScimToken() {}

    String workspaceId() {
        return workspaceId;
    }

    byte[] ciphertext() {
        return ciphertext;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** To the minute; null: never. */
    Instant lastUsedAt() {
        return lastUsedAt;
    }
}
