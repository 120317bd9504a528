package io.countersign.web;

import io.countersign.platform.Database;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The database answers, and its schema is this version's. */
@Readiness
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {

    @EJB
    private Database database;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(database.answers()).build();
    }
}
