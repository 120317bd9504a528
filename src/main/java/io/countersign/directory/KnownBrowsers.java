package io.countersign.directory;

import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Browsers in which a member has signed in before, by a cookie of their own that outlives the session. */
@ApplicationScoped
@Transactional
public class KnownBrowsers {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    /** @param token may be null */
    boolean knows(String token, String email) {
        return token != null
                && !database.createNativeQuery("select 1 from known_browser b join member m on m.id = b.member_id"
                                + " where b.token_hash = ? and m.email = ?")
                        .setParameter(1, Tokens.sha256(token))
                        .setParameter(2, Member.normal(email))
                        .getResultList()
                        .isEmpty();
    }

    void remember(String token, String memberId) {
        database.createNativeQuery("insert into known_browser (token_hash, member_id, last_seen_at) values (?, ?, ?)"
                        + " on conflict do nothing")
                .setParameter(1, Tokens.sha256(token))
                .setParameter(2, memberId)
                .setParameter(3, clock.instant().toEpochMilli())
                .executeUpdate();
    }
}
