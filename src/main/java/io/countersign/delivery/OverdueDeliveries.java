package io.countersign.delivery;

import io.countersign.delivery.Delivery.State;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Queues again what is due and was not dispatched: retries, and what a crash or an absent broker left. Of several nodes,
 * the conditional update lets one queue a delivery.
 */
@ApplicationScoped
@Transactional
class OverdueDeliveries {

    /** How long a queued message may take to reach its dispatcher before it is queued once more. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration KEPT = Duration.ofDays(1);

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private Event<DeliveryDue> due;

    void requeue(int most) {
        Instant now = clock.instant();
        for (Delivery delivery : overdue(now, most)) {
            if (markQueued(delivery, now) == 1) {
                due.fire(DeliveryDue.of(delivery));
            }
        }
    }

    /** What was sent leaves no trace beyond a day; the audit trail knows what happened. */
    void forgetOld() {
        database.createQuery("delete from Delivery d where d.giveUpAt < :old")
                .setParameter("old", clock.instant().minus(KEPT))
                .executeUpdate();
    }

    private List<Delivery> overdue(Instant now, int most) {
        return database.createQuery(
                        "select d from Delivery d where d.nextTryAt <= :now and (d.queuedAt is null or d.queuedAt < :patience)"
                                + " and (d.state = :waiting or (d.state = :claimed and d.leaseUntil < :now))"
                                + " order by d.nextTryAt",
                        Delivery.class)
                .setParameter("now", now)
                .setParameter("patience", now.minus(PATIENCE))
                .setParameter("waiting", State.WAITING)
                .setParameter("claimed", State.CLAIMED)
                .setMaxResults(most)
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
