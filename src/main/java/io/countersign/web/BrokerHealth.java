package io.countersign.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The broker takes a connection. */
@Readiness
@ApplicationScoped
public class BrokerHealth implements HealthCheck {

    @Resource(lookup = "java:comp/env/jms/countersign")
    private ConnectionFactory connections;

    @Override
    public HealthCheckResponse call() {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            context.createTemporaryQueue();
            return HealthCheckResponse.up("broker");
        } catch (JMSRuntimeException e) {
            return HealthCheckResponse.down("broker");
        }
    }
}
