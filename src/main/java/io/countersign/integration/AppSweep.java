package io.countersign.integration;

import io.countersign.platform.Recurring;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Forgets deliveries that nobody looks at any more. */
@Singleton
@Startup
@DependsOn("Database")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AppSweep {

    @Inject
    private AppDeliveries deliveries;

    @Schedule(hour = "*", minute = "43", persistent = false)
    void forget() {
        Recurring.run("Forgetting old deliveries to apps", deliveries::forgetOld);
    }
}
