package io.countersign.directory;

import io.countersign.platform.Tokens;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;

/** Somebody who may join a workspace, once, by the link of the newest mail. The link's token is kept as a hash. */
@Entity
class Invitation {

    static final Duration VALID = Duration.ofDays(7);

    /** The member's, who is yet to join. */
    @Id
    private String id;

    @Column(name = "workspace_id")
    private String workspaceId;

    private String email;
    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "invited_by")
    private String invitedBy;

    /** Null until the first mail is sent. */
    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected Invitation() {}

    Invitation(Member by, NewMember invited, Instant now) {
        this.id = Tokens.id("m_");
        this.workspaceId = by.workspaceId();
        this.email = Member.normal(invited.email());
        this.name = invited.name().strip();
        this.role = invited.role();
        this.invitedBy = by.id();
        this.createdAt = now;
        send(now);
    }

    /** Its mail is to be sent, for the first time or once more: it is good for seven days from now. */
    final void send(Instant now) {
        sentAt = now;
        expiresAt = now.plus(VALID);
    }

    String id() {
        return id;
    }

    String workspaceId() {
        return workspaceId;
    }

    String email() {
        return email;
    }

    Role role() {
        return role;
    }

    /** The id of the member who has invited. */
    String invitedBy() {
        return invitedBy;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant sentAt() {
        return sentAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** As long as they have not joined. */
    MemberView member() {
        return new MemberView(id, email, name, role, false);
    }

    InvitationView view() {
        return new InvitationView(id, email, name, role, createdAt, sentAt, expiresAt);
    }
}
