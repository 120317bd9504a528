package io.countersign.confirmation;

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
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What time does: ends what is late, wakes who waits, forgets counts that no limit looks at any more. */
@Singleton
@Startup
@DependsOn("Database")
public class ConfirmationSweep {

    private static final Logger LOG = Logger.getLogger(ConfirmationSweep.class.getName());
    private static final int BATCH = 200;

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Confirmations confirmations;

    @Inject
    private Waiters waiters;

    @Inject
    private SystemClock clock;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void tick() {
        try {
            confirmations.expire(BATCH);
        } catch (RuntimeException e) {
            // The container drops a timer for good that fails twice; this one comes again in a second
            LOG.log(
                    Level.WARNING,
                    "What is late could not be ended now: {0}",
                    e.getClass().getName());
        }
        waiters.tick();
    }

    @Schedule(hour = "*", minute = "23", persistent = false)
    void forget() {
        Instant old = clock.instant().minus(SendLimit.LONGEST).minus(ConfirmationPolicy.FAILURES_WITHIN);
        database.createQuery("delete from Send s where s.at < :old")
                .setParameter("old", old)
                .executeUpdate();
        database.createQuery("delete from Failure f where f.at < :old")
                .setParameter("old", old)
                .executeUpdate();
    }
}
