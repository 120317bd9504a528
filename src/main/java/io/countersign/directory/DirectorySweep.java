package io.countersign.directory;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Forgets the counts of wrong passwords that no window reaches any more. */
@Singleton
@Startup
@DependsOn("Database")
public class DirectorySweep {

    @Inject
    private SignInThrottle throttle;

    @Schedule(hour = "*", minute = "29", persistent = false)
    void forget() {
        throttle.sweep();
    }
}
