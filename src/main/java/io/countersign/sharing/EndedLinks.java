package io.countersign.sharing;

import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** What is left of links that have ended. */
@ApplicationScoped
@Transactional
public class EndedLinks {

    /** After which nobody is told any more that a link to a secret that is gone has ended. */
    private static final Duration REMEMBERED = Duration.ofDays(60);

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    /** Once nobody can be fetching its files any more. */
    void empty() {
        long old = clock.instant().minus(LinkVisits.FOR_FILES).toEpochMilli();
        database.createNativeQuery("delete from link_part where link_id in (select l.id from external_link l"
                        + " where l.expires_at < ? or l.ended_at < ?)")
                .setParameter(1, old)
                .setParameter(2, old)
                .executeUpdate();
    }

    void forget() {
        database.createNativeQuery("delete from external_link where expires_at < ? and not exists"
                        + " (select 1 from secret s where s.id = external_link.secret_id)")
                .setParameter(1, clock.instant().minus(REMEMBERED).toEpochMilli())
                .executeUpdate();
    }
}
