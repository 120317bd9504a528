package io.countersign.confirmation;

import io.countersign.platform.Recurring;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** What time does: ends what is late, wakes who waits, forgets counts that no limit looks at any more. */
@Singleton
@Startup
@DependsOn("Database")
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConfirmationSweep {

    private static final int BATCH = 200;

    @Inject
    private Confirmations confirmations;

    @Inject
    private Standings standings;

    @Inject
    private Waiters waiters;

    @Inject
    private SlowLook slowLook;

    /** Beside the others, which wait for the database. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        waiters.tick();
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void expire() {
        Recurring.run("Ending what is late", () -> confirmations.expire(BATCH));
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void look() {
        Recurring.run("Looking for what no event has told", slowLook::look);
    }

    @Schedule(hour = "*", minute = "23", persistent = false)
    void forget() {
        Recurring.run("Forgetting old counts", standings::forgetOld);
    }
}
