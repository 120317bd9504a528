package io.countersign.operation;

import io.countersign.platform.Recurring;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Looks every second whether the command {@code backup} wants something of this server. */
@Singleton
@Startup
@DependsOn("Database")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BackupSweep {

    @Inject
    private Backups backups;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void look() {
        Recurring.run("Backing up", backups::writeWanted);
    }
}
