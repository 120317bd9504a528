package io.countersign.vault;

import io.countersign.platform.Recurring;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Takes from the disk what has expired; nobody could read it any more since its end. */
@Singleton
@Startup
@DependsOn("Database")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SecretSweep {

    @Inject
    private ExpiredSecrets expired;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void tick() {
        Recurring.run("Removing expired secrets", () -> expired.some().forEach(expired::remove));
    }
}
