package io.countersign.sharing;

import com.fasterxml.jackson.annotation.JsonValue;
import io.countersign.platform.PageKey;
import io.countersign.platform.Tokens;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;

/** A link to what a secret was when the link was made, without the key that opens it. */
@Entity
@Table(name = "external_link")
class ExternalLink {

    /** What has become of it. */
    enum State {
        ACTIVE,
        EXPIRED,
        USED,
        REVOKED;

        @JsonValue
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    private String id;

    @Column(name = "workspace_id")
    private String workspaceId;

    @Column(name = "secret_id")
    private String secretId;

    @Column(name = "member_id")
    private String memberId;

    private String name;

    @Column(name = "token_hash")
    private String tokenHash;

    private boolean once;
    private String recipient;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    private int views;

    @Enumerated(EnumType.STRING)
    @Column(name = "ended_by")
    private State endedBy;

    protected ExternalLink() {}

    /** @param passwordHash or null */
    ExternalLink(NewLink link, Origin origin, String token, String passwordHash, Instant expiresAt) {
        this.id = Tokens.id("l_");
        this.workspaceId = origin.workspaceId();
        this.secretId = origin.secretId();
        this.memberId = origin.memberId();
        this.name = origin.name();
        this.tokenHash = Tokens.sha256(token);
        this.once = link.onlyOnce();
        this.recipient = link.recipient();
        this.passwordHash = passwordHash;
        this.createdAt = origin.at();
        this.expiresAt = expiresAt;
    }

    /**
     * Of what, by whom, when.
     *
     * @param name of the secret, as it was then
     */
    record Origin(String workspaceId, String secretId, String memberId, String name, Instant at) {}

    String id() {
        return id;
    }

    String workspaceId() {
        return workspaceId;
    }

    String secretId() {
        return secretId;
    }

    /** Who made it. */
    String memberId() {
        return memberId;
    }

    String name() {
        return name;
    }

    boolean once() {
        return once;
    }

    /** Null if no code is needed. */
    String recipient() {
        return recipient;
    }

    /** Null if no password is needed. */
    String passwordHash() {
        return passwordHash;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    int views() {
        return views;
    }

    State state(Instant now) {
        if (endedBy != null) {
            return endedBy;
        }
        return expiresAt.isAfter(now) ? State.ACTIVE : State.EXPIRED;
    }

    /** What {@code after} takes to go on behind this one. */
    String pageKey() {
        return PageKey.text(createdAt, id);
    }
}
