package io.countersign.passkey;

import io.countersign.platform.Recurring;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Forgets challenges that nobody has answered in time. */
@Singleton
@Startup
@DependsOn("Database")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasskeySweep {

    @Inject
    private Registrations registrations;

    @Inject
    private Challenges challenges;

    @Schedule(hour = "*", minute = "*/10", persistent = false)
    void forget() {
        Recurring.run("Forgetting old challenges of passkeys", () -> {
            registrations.forgetOld();
            challenges.forgetOld();
        });
    }
}
