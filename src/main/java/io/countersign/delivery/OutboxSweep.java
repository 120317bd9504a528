package io.countersign.delivery;

import io.countersign.platform.Recurring;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** What time does to the outbox, on every node: what is due is queued again, what is old is forgotten. */
@Singleton
@Startup
@DependsOn("Database")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxSweep {

    private static final int BATCH = 500;

    @Inject
    private OverdueDeliveries overdue;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void requeue() {
        Recurring.run("Queueing what is due", () -> overdue.requeue(BATCH));
    }

    @Schedule(hour = "*", minute = "17", persistent = false)
    void forget() {
        Recurring.run("Forgetting what was sent", overdue::forgetOld);
    }
}
