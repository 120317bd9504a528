package io.countersign.oidc;

import io.countersign.platform.Recurring;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Forgets sign-ins that nobody can end any more, and logout tokens that nobody would take. */
@Singleton
@Startup
@DependsOn("Database")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OidcSweep {

    @Inject
    private Attempts attempts;

    @Inject
    private Identities identities;

    @Schedule(hour = "*", minute = "17", persistent = false)
    void forget() {
        Recurring.run("Forgetting old sign-ins by providers", attempts::sweep);
        Recurring.run("Forgetting old logout tokens", identities::sweep);
    }
}
