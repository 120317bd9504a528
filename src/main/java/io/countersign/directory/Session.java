package io.countersign.directory;

import io.countersign.platform.Caller;
import io.countersign.platform.Tokens;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Locale;

/**
 * A signed-in browser, an API token, or another client. Known by the hash of its token, or by its key, which is the client's
 * alone.
 */
@Entity
class Session {

    /** What the id of every session begins with. */
    static final String PREFIX = "s_";

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

    @Column(name = "key_thumbprint")
    private String keyThumbprint;

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

    private Session(String memberId, Caller.Origin origin, Instant now) {
        this.id = Tokens.id(PREFIX);
        this.memberId = memberId;
        this.client = origin.client();
        this.ip = origin.ip();
        this.createdAt = now;
        this.lastSeenAt = now;
    }

    /** A browser; it ends by idleness too. */
    static Session ofBrowser(String memberId, String tokenHash, Caller.Origin origin, Instant now, Instant end) {
        Session session = new Session(memberId, origin, now);
        session.tokenHash = tokenHash;
        session.kind = Caller.Kind.BROWSER;
        session.scope = Scope.ALL;
        session.expiresAt = end;
        return session;
    }

    /** A client with a key of its own; it ends as a browser does. */
    static Session ofClient(String memberId, String keyThumbprint, Caller.Origin origin, Instant now, Instant end) {
        Session session = new Session(memberId, origin, now);
        session.keyThumbprint = keyThumbprint;
        session.kind = Caller.Kind.CLIENT;
        session.scope = Scope.ALL;
        session.expiresAt = end;
        return session;
    }

    static Session ofToken(String memberId, String tokenHash, NewToken token, Caller.Origin origin, Instant now) {
        Session session = new Session(memberId, origin, now);
        session.tokenHash = tokenHash;
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
        return new SessionView(
                id, kind.name().toLowerCase(Locale.ROOT), client, ip, createdAt, lastSeenAt, id.equals(currentId));
    }
}
