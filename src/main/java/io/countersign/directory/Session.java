package io.countersign.directory;

import io.countersign.platform.Caller;
import io.countersign.platform.Tokens;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;

/** A signed-in browser, or an API token. Known by the hash of its token, which is the client's alone. */
@Entity
class Session {

    @Id
    private String id;

    @Column(name = "member_id")
    private String memberId;

    @Enumerated(EnumType.STRING)
    private Caller.Kind kind;

    @Enumerated(EnumType.STRING)
    private Scope scope;

    private String name;

    @Column(name = "token_hash")
    private String tokenHash;

    private String client;
    private String ip;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_seen_at")
    private Instant lastSeenAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected Session() {}

    private Session(String memberId, String tokenHash, Caller.Origin origin, Instant now) {
        this.id = Tokens.id("s_");
        this.memberId = memberId;
        this.tokenHash = tokenHash;
        this.client = origin.client();
        this.ip = origin.ip();
        this.createdAt = now;
        this.lastSeenAt = now;
    }

    /** A browser; it ends by idleness too. */
    static Session ofBrowser(String memberId, String tokenHash, Caller.Origin origin, Instant now, Instant end) {
        Session session = new Session(memberId, tokenHash, origin, now);
        session.kind = Caller.Kind.BROWSER;
        session.scope = Scope.ALL;
        session.expiresAt = end;
        return session;
    }

    static Session ofToken(String memberId, String tokenHash, NewToken token, Caller.Origin origin, Instant now) {
        Session session = new Session(memberId, tokenHash, origin, now);
        session.kind = Caller.Kind.TOKEN;
        session.scope = token.scopeOrDefault();
        session.name = token.name().strip();
        session.expiresAt = now.plus(token.lifetime());
        return session;
    }

    Caller.Kind kind() {
        return kind;
    }

    Scope scope() {
        return scope;
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

    String ip() {
        return ip;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant lastSeenAt() {
        return lastSeenAt;
    }

    TokenView tokenView() {
        return new TokenView(id, name, scope, createdAt, lastSeenAt, expiresAt);
    }

    SessionView view(String currentId) {
        return new SessionView(id, client, ip, createdAt, lastSeenAt, id.equals(currentId));
    }
}
