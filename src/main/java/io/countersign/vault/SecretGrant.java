package io.countersign.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A member's role on one secret: the strongest of all that the member has, by whatever way. */
@Entity
@Table(name = "secret_grant")
class SecretGrant {

    @Id
    private String id;

    @Column(name = "secret_id")
    private String secretId;

    @Column(name = "member_id")
    private String memberId;

    @Enumerated(EnumType.STRING)
    private ItemRole role;

    /** What was granted to the member alone; null: has access by teams only. */
    @Enumerated(EnumType.STRING)
    @Column(name = "direct_role")
    private ItemRole directRole;

    /** When the secret was made: lists are in this order, by an index of the member's. */
    @Column(name = "secret_created_at")
    private Instant secretCreatedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    protected SecretGrant() {}

    SecretGrant(String id, Secret secret, String memberId, ItemRole role, Instant now) {
        this.id = id;
        this.secretId = secret.id();
        this.secretCreatedAt = secret.createdAt();
        this.memberId = memberId;
        this.role = role;
        this.directRole = role;
        this.createdAt = now;
    }
}
