package io.countersign.device;

import io.countersign.platform.Caller;
import io.countersign.platform.Tokens;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;

/** A code that pairs one phone, once, within five minutes. The code is kept as a hash. */
@Entity
class Pairing {

    static final Duration VALID = Duration.ofMinutes(5);

    @Id
    private String id;

    @Column(name = "workspace_id")
    private String workspaceId;

    @Column(name = "member_id")
    private String memberId;

    @Column(name = "code_hash")
    private String codeHash;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "trusted_session_id")
    private String trustedSessionId;

    protected Pairing() {}

    Pairing(Caller.Identity who, String code, Instant now) {
        this.id = Tokens.id("p_");
        this.workspaceId = who.workspaceId();
        this.memberId = who.memberId();
        this.codeHash = Tokens.sha256(code);
        this.expiresAt = now.plus(VALID);
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

    Instant expiresAt() {
        return expiresAt;
    }

    /** The phone it has paired, or null. */
    String trustedSessionId() {
        return trustedSessionId;
    }
}
