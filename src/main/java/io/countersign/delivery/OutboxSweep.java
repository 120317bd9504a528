package io.countersign.delivery;

import io.countersign.platform.SystemClock;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What time does to the outbox, on every node: what is due is queued again, what is old is forgotten. */
@Singleton
@Startup
@DependsOn("Database")
public class OutboxSweep {

    private static final Logger LOG = Logger.getLogger(OutboxSweep.class.getName());

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int BATCH = 500;

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private OverdueDeliveries overdue;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void requeue() {
        try {
            overdue.requeue(BATCH);
        } catch (RuntimeException e) {
            // The container drops a timer for good that fails twice; this one comes again in a second
            LOG.log(
                    Level.WARNING,
                    "What is due could not be queued now: {0}",
                    e.getClass().getName());
        }
    }

    /** What was sent leaves no trace beyond a day; the audit trail knows what happened. */
    @Schedule(hour = "*", minute = "17", persistent = false)
    void forget() {
        database.createQuery("delete from Delivery d where d.giveUpAt < :old")
                .setParameter("old", clock.instant().minus(KEPT))
                .executeUpdate();
    }
}
