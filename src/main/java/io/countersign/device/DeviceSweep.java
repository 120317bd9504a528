package io.countersign.device;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Forgets proofs that are too old to be shown again. */
@Singleton
@Startup
@DependsOn("Database")
public class DeviceSweep {

    @Inject
    private Proofs proofs;

    @Schedule(hour = "*", minute = "*", persistent = false)
    void forget() {
        proofs.forgetOld();
    }
}
