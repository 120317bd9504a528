package io.countersign.delivery;

import io.countersign.delivery.Delivery.State;
import io.countersign.platform.SystemClock;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Queues again what is due and was not dispatched: retries, and what a crash or an absent broker left. Runs on every node;
 * the conditional update lets one of them queue a delivery.
 */
@Singleton
@Startup
@DependsOn("Database")
public class OutboxSweep {

    /** How long a queued message may take to reach its dispatcher before it is queued once more. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int BATCH = 500;

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private Event<DeliveryDue> due;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void requeue() {
        Instant now = clock.instant();
        for (Delivery delivery : overdue(now)) {
            if (markQueued(delivery, now) == 1) {
                due.fire(DeliveryDue.of(delivery));
            }
        }
    }

    /** What was sent leaves no trace beyond a day; the audit trail knows what happened. */
    @Schedule(hour = "*", minute = "17", persistent = false)
    void forget() {
        database.createQuery("delete from Delivery d where d.giveUpAt < :old")
                .setParameter("old", clock.instant().minus(KEPT))
                .executeUpdate();
    }

    private List<Delivery> overdue(Instant now) {
        return database.createQuery(
                        "select d from Delivery d where d.nextTryAt <= :now and (d.queuedAt is null or d.queuedAt < :patience)"
                                + " and (d.state = :waiting or (d.state = :claimed and d.leaseUntil < :now))"
                                + " order by d.nextTryAt",
                        Delivery.class)
                .setParameter("now", now)
                .setParameter("patience", now.minus(PATIENCE))
                .setParameter("waiting", State.WAITING)
                .setParameter("claimed", State.CLAIMED)
                .setMaxResults(BATCH)
                .getResultList();
    }

    private int markQueued(Delivery delivery, Instant now) {
        return database.createQuery("update Delivery d set d.queuedAt = :now where d.id = :id"
                        + " and (d.queuedAt is null or d.queuedAt < :patience)")
                .setParameter("now", now)
                .setParameter("patience", now.minus(PATIENCE))
                .setParameter("id", delivery.id())
                .executeUpdate();
    }
}
