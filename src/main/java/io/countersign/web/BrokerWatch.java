package io.countersign.web;

import io.countersign.platform.Recurring;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.Readiness;

/** Looks after the broker where nobody asks for readiness, so that the log tells what is wrong with it. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BrokerWatch {

    @Inject
    @Readiness
    private BrokerHealth broker;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void look() {
        Recurring.run("Looking after the broker", broker::call);
    }
}
