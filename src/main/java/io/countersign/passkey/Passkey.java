package io.countersign.passkey;

import io.countersign.platform.Tokens;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;

/** A credential that a member has registered; its private key never leaves the member's authenticator. */
@Entity
class Passkey {

    @Id
    private String id;

    @Column(name = "workspace_id")
    private String workspaceId;

    @Column(name = "member_id")
    private String memberId;

    private String name;

    @Column(name = "credential_hash")
    private String credentialHash;

    private byte[] credential;
    private String transports;

    @Column(name = "sign_count")
    private long signCount;

    @Column(name = "backup_eligible")
    private boolean backupEligible;

    @Column(name = "backed_up")
    private boolean backedUp;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @Column(name = "suspect_at")
    private Instant suspectAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected Passkey() {}

    Passkey(String workspaceId, String memberId, String name, Registered registered, Instant now) {
        this.id = Tokens.id("k_");
        this.workspaceId = workspaceId;
        this.memberId = memberId;
        this.name = name.strip();
        this.credentialHash = registered.hash();
        this.credential = registered.credential();
        this.transports = String.join(" ", registered.transports());
        this.signCount = registered.signCount();
        this.backupEligible = registered.backupEligible();
        this.backedUp = registered.backedUp();
        this.createdAt = now;
    }

    void rename(String newName) {
        name = newName.strip();
    }

    String id() {
        return id;
    }

    String workspaceId() {
        return workspaceId;
    }

    String memberId() {
        return memberId;
    }

    String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean isEnded() {
        return endedAt != null;
    }

    /** Whether it may confirm: neither ended nor perhaps copied. */
    boolean isUsable() {
        return endedAt == null && suspectAt == null;
    }

    /** What the relying party keeps of a credential (WebAuthn level 3, section 4, credential record). */
    Registered registered() {
        return new Registered(
                credential,
                transports.isEmpty() ? List.of() : List.of(transports.split(" ")),
                signCount,
                backupEligible,
                backedUp);
    }

    PasskeyView view() {
        return new PasskeyView(id, name, createdAt, lastUsedAt, backedUp, suspectAt != null);
    }
}
