package io.countersign.directory;

import io.countersign.directory.AttemptThrottle.Counter;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of {@link AttemptThrottle}, each step in a transaction of its own: what is counted is seen by all at once. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class CountedAttempts {

    private static final Duration WINDOW = Duration.ofMinutes(15);

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    /** @return the ids of the rows */
    List<String> add(List<Counter> counters) {
        List<String> rows = new ArrayList<>();
        for (Counter counter : counters) {
            CountedAttempt row = new CountedAttempt(Tokens.id("f_"), counter.subject(), clock.instant());
            database.persist(row);
            rows.add(row.id());
        }
        return rows;
    }

    /** For how long a try that is counted already is one too many; nothing if it is not. */
    Optional<Duration> refusedFor(List<Counter> counters) {
        Instant now = clock.instant();
        return counters.stream()
                .flatMap(counter -> refusedFor(counter, now).stream())
                .max(Duration::compareTo);
    }

    private Optional<Duration> refusedFor(Counter counter, Instant now) {
        List<Instant> tries = database.createQuery(
                        "select a.at from CountedAttempt a where a.subject = :subject and a.at > :since order by a.at desc",
                        Instant.class)
                .setParameter("subject", counter.subject())
                .setParameter("since", now.minus(WINDOW))
                .setMaxResults(counter.most() + 1)
                .getResultList();
        return tries.size() <= counter.most()
                ? Optional.empty()
                : Optional.of(Duration.between(now, tries.get(counter.most()).plus(WINDOW)));
    }

    void remove(List<String> rows) {
        database.createQuery("delete from CountedAttempt a where a.id in :rows")
                .setParameter("rows", rows)
                .executeUpdate();
    }

    /** No window reaches back that far. */
    void sweep() {
        database.createQuery("delete from CountedAttempt a where a.at < :old")
                .setParameter("old", clock.instant().minus(WINDOW))
                .executeUpdate();
    }
}
