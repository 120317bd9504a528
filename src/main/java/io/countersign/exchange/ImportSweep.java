package io.countersign.exchange;

import io.countersign.platform.Recurring;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Ends imports whose node died, and removes what those that ended without success have left. */
@Singleton
@Startup
@DependsOn("Database")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportSweep {

    private static final Logger LOG = Logger.getLogger(ImportSweep.class.getName());
    private static final int AT_ONCE = 50;

    @Inject
    private Imports imports;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void tick() {
        Recurring.run("Ending abandoned imports", () -> imports.abandoned().forEach(imports::abandon));
        Recurring.run("Clearing ended imports away", () -> imports.remains().forEach(this::clearAway));
    }

    private void clearAway(String id) {
        List<String> some = imports.someOf(id, AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(imports::discard);
            some = imports.someOf(id, AT_ONCE);
        }
        LOG.log(Level.INFO, "Cleared away what import {0} had left", id);
    }
}
