package io.countersign.directory;

import io.countersign.platform.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A signed-in browser. Known by the hash of its token; the token is the browser's alone. */
@Entity
class Session {

    @Id
    private String id;

    @Column(name = "member_id")
    private String memberId;

    @Column(name = "token_hash")
    private String tokenHash;

    private String client;
    private String ip;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_seen_at")
    private Instant lastSeenAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected Session() {}

    Session(String id, String memberId, String tokenHash, Caller.Origin origin, Instant now) {
        this.id = id;
        this.memberId = memberId;
        this.tokenHash = tokenHash;
        this.client = origin.client();
        this.ip = origin.ip();
        this.createdAt = now;
        this.lastSeenAt = now;
    }

    String id() {
        return id;
    }

    String memberId() {
        return memberId;
    }

    String client() {
        return client;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant lastSeenAt() {
        return lastSeenAt;
    }

    SessionView view(String currentId) {
        return new SessionView(id, client, ip, createdAt, lastSeenAt, id.equals(currentId));
    }
}
