package io.countersign.directory;

import io.countersign.platform.Recurring;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Forgets the counts of wrong passwords that no window reaches any more, and clients that nobody has connected. */
@Singleton
@Startup
@DependsOn("Database")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DirectorySweep {

    @Inject
    private CountedAttempts attempts;

    @Inject
    private SessionConnections connections;

    @Schedule(hour = "*", minute = "29", persistent = false)
    void forget() {
        Recurring.run("Forgetting old attempts", attempts::sweep);
        Recurring.run("Forgetting old connections", connections::sweep);
    }
}
