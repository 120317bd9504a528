package io.countersign.sharing;

import io.countersign.platform.Recurring;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Takes from the disk what links held that have ended, and in the end the links of secrets that are gone. */
@Singleton
@Startup
@DependsOn("Database")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LinkSweep {

    @Inject
    private EndedLinks ended;

    @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
    void tick() {
        Recurring.run("Emptying ended links", ended::empty);
        Recurring.run("Forgetting links of no secret", ended::forget);
    }
}
