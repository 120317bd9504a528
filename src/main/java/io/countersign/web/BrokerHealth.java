package io.countersign.web;

import io.countersign.delivery.Channel;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The broker takes a connection; if not, why, here and once in the log. */
@Readiness
@ApplicationScoped
public class BrokerHealth implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(BrokerHealth.class.getName());

    private final AtomicReference<String> told = new AtomicReference<>("");

    @Resource(lookup = "java:comp/env/jms/countersign")
    private ConnectionFactory connections;

    @Override
    public HealthCheckResponse call() {
        String trouble = trouble();
        if (!trouble.equals(told.getAndSet(trouble))) {
            tell(trouble);
        }
        return trouble.isEmpty()
                ? HealthCheckResponse.up("broker")
                : HealthCheckResponse.named("broker")
                        .down()
                        .withData("reason", trouble)
                        .build();
    }

    /** Empty if there is none. The broker's own words are its operator's. */
    private String trouble() {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            // Asks the broker, and leaves nothing: a temporary queue is deleted by a session that is another thread's
            // by then
            context.createQueue(Channel.PUSH.queue());
            return "";
        } catch (JMSSecurityRuntimeException e) {
            return "It refuses countersign.broker.user and its password";
        } catch (JMSRuntimeException e) {
            return "It cannot be reached";
        }
    }

    private static void tell(String trouble) {
        if (trouble.isEmpty()) {
            LOG.log(Level.INFO, "The broker takes messages again");
        } else {
            LOG.log(Level.WARNING, "No push and no mail goes out until the broker is back. {0}", trouble);
        }
    }
}
