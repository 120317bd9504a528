package io.countersign.oidc;

import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The rows of sign-ins under way, so that any node may end what another began. Each ends once, within ten minutes. */
@ApplicationScoped
@Transactional
public class Attempts {

    static final Duration VALID = Duration.ofMinutes(10);

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    /** What an attempt was begun for. */
    record Purpose(String workspaceId, String issuer, String page) {}

    void begin(Attempt attempt, Purpose purpose) {
        database.createNativeQuery("insert into oidc_attempt (state_hash, browser_hash, workspace_id, issuer, page,"
                        + " expires_at) values (?, ?, ?, ?, ?, ?)")
                .setParameter(1, Tokens.sha256(attempt.state()))
                .setParameter(2, Tokens.sha256(attempt.browser()))
                .setParameter(3, purpose.workspaceId())
                .setParameter(4, purpose.issuer())
                .setParameter(5, purpose.page())
                .setParameter(6, clock.instant().plus(VALID).toEpochMilli())
                .executeUpdate();
    }

    /** What it was begun for; of two at the same time, one is told. Another browser uses nothing up. */
    Optional<Purpose> end(Attempt attempt) {
        List<?> found = database.createNativeQuery(
                        "select workspace_id, issuer, page from oidc_attempt where state_hash = ?")
                .setParameter(1, Tokens.sha256(attempt.state()))
                .getResultList();
        int used = database.createNativeQuery(
                        "delete from oidc_attempt where state_hash = ? and browser_hash = ? and expires_at > ?")
                .setParameter(1, Tokens.sha256(attempt.state()))
                .setParameter(2, Tokens.sha256(attempt.browser()))
                .setParameter(3, clock.instant().toEpochMilli())
                .executeUpdate();
        return used == 1 ? found.stream().map(row -> purpose((Object[]) row)).findFirst() : Optional.empty();
    }

    private static Purpose purpose(Object[] row) {
        return new Purpose((String) row[0], (String) row[1], (String) row[2]);
    }

    void sweep() {
        database.createNativeQuery("delete from oidc_attempt where expires_at < ?")
                .setParameter(1, clock.instant().toEpochMilli())
                .executeUpdate();
    }
}
