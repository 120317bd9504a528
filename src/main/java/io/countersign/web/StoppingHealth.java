package io.countersign.web;

import io.countersign.platform.Stopping;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Nobody has told this server to stop: down while it still answers, so that load balancers turn away in time. */
@Readiness
@ApplicationScoped
public class StoppingHealth implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("not-stopping")
                .status(!Stopping.isAnnounced())
                .build();
    }
}
