package io.countersign.proof;

import io.countersign.platform.Recurring;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Forgets proofs that are too old to be shown again. */
@Singleton
@Startup
@DependsOn("Database")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProofSweep {

    @Inject
    private UsedProofs proofs;

    @Schedule(hour = "*", minute = "*", persistent = false)
    void forget() {
        Recurring.run("Forgetting old proofs", proofs::forgetOld);
    }
}
