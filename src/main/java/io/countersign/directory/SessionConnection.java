package io.countersign.directory;

import io.countersign.platform.Tokens;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A client that asks to be signed in as whoever connects it, known to people by its code and to us by its key. */
@Entity
@Table(name = "session_connection")
class SessionConnection {

    static final Duration VALID = Duration.ofMinutes(10);

    /** How far it has come. All but the first are final. */
    enum State {
        PENDING,
        CONNECTED,
        REFUSED,
        EXPIRED
    }

    @Id
    private String id;

    @Column(name = "code_digest")
    private String codeDigest;

    @Column(name = "key_thumbprint")
    private String keyThumbprint;

    private String client;
    private String ip;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "session_id")
    private String sessionId;

    protected SessionConnection() {}

    SessionConnection(String codeDigest, String keyThumbprint, String client, String ip, Instant now) {
        this.id = Tokens.id("k_");
        this.codeDigest = codeDigest;
        this.keyThumbprint = keyThumbprint;
        this.client = client;
        this.ip = ip;
        this.state = State.PENDING;
        this.askedAt = now;
        this.expiresAt = now.plus(VALID);
    }

    String id() {
        return id;
    }

    String keyThumbprint() {
        return keyThumbprint;
    }

    String client() {
        return client;
    }

    String ip() {
        return ip;
    }

    State stateAt(Instant now) {
        return state == State.PENDING && !expiresAt.isAfter(now) ? State.EXPIRED : state;
    }

    Instant askedAt() {
        return askedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** What it has become, or null. */
    String sessionId() {
        return sessionId;
    }
}
