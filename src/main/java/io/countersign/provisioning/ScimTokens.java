package io.countersign.provisioning;

import io.countersign.crypto.ServerSeal;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The rows of SCIM tokens: found by a hash, shown again by what the server can decrypt. */
@ApplicationScoped
@Transactional
public class ScimTokens {

    private static final String PREFIX = "scim_";

    /** How exactly "last used" is kept; not every request writes. */
    private static final Duration USED_EVERY = Duration.ofMinutes(1);

    @PersistenceContext
    private EntityManager database;

    @Inject
    private ServerSeal seal;

    @Inject
    private SystemClock clock;

    Optional<ScimToken> find(String workspaceId) {
        return Optional.ofNullable(database.find(ScimToken.class, workspaceId));
    }

    /** The token in clear; the first who asks makes it. */
    String getOrCreate(String workspaceId) {
        if (find(workspaceId).isEmpty()) {
            insert(workspaceId, newToken());
        }
        ScimToken token = find(workspaceId).orElseThrow();
        return seal.open(token.ciphertext(), place(workspaceId));
    }

    /** A new one in its place, in clear; from the commit on, the one before is nobody's. */
    String replace(String workspaceId) {
        String token = newToken();
        insert(workspaceId, token);
        database.createNativeQuery(
                        "update scim_token set token_hash = ?, ciphertext = ?, created_at = ?, last_used_at = null"
                                + " where workspace_id = ?")
                .setParameter(1, Tokens.sha256(token))
                .setParameter(2, seal.seal(token, place(workspaceId)))
                .setParameter(3, clock.instant().toEpochMilli())
                .setParameter(4, workspaceId)
                .executeUpdate();
        return token;
    }

    /** The workspace that this token provisions. */
    Optional<String> workspaceOf(String token) {
        return database.createQuery("select t from ScimToken t where t.tokenHash = :hash", ScimToken.class)
                .setParameter("hash", Tokens.sha256(token))
                .getResultStream()
                .findFirst()
                .map(this::used);
    }

    private String used(ScimToken token) {
        Instant now = clock.instant();
        if (token.lastUsedAt() == null || token.lastUsedAt().isBefore(now.minus(USED_EVERY))) {
            database.createNativeQuery("update scim_token set last_used_at = ? where workspace_id = ?")
                    .setParameter(1, now.toEpochMilli())
                    .setParameter(2, token.workspaceId())
                    .executeUpdate();
        }
        return token.workspaceId();
    }

    private void insert(String workspaceId, String token) {
        database.createNativeQuery("insert into scim_token (workspace_id, token_hash, ciphertext, created_at)"
                        + " values (?, ?, ?, ?) on conflict do nothing")
                .setParameter(1, workspaceId)
                .setParameter(2, Tokens.sha256(token))
                .setParameter(3, seal.seal(token, place(workspaceId)))
                .setParameter(4, clock.instant().toEpochMilli())
                .executeUpdate();
    }

    private static String newToken() {
        return PREFIX + Tokens.secret();
    }

    private static String place(String workspaceId) {
        return "scim-token/" + workspaceId;
    }
}
