package io.countersign.confirmation;

import io.countersign.platform.Json;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells every node, by the topic, that a confirmation has changed: the dialog may wait on one, the phone answer on another. */
@ApplicationScoped
class ConfirmationEvents {

    static final String TOPIC = "ConfirmationEvents";

    private static final Logger LOG = Logger.getLogger(ConfirmationEvents.class.getName());

    @Resource(lookup = "java:comp/env/jms/countersign")
    private ConnectionFactory connections;

    @Resource
    private ManagedExecutorService executor;

    /** Heard at once too, so that this bean is never made during a commit, where a server may inject no resources. */
    void changed(@Observes ConfirmationChanged change) {}

    void afterCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConfirmationChanged change) {
        try {
            executor.execute(() -> publish(change));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.FINE, "Left to the waiters' slow look", e);
        }
    }

    private void publish(ConfirmationChanged change) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            context.createProducer()
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setTimeToLive(60_000)
                    .send(context.createTopic(TOPIC), Json.write(change));
        } catch (JMSRuntimeException e) {
            LOG.log(Level.FINE, "Waiters on other nodes will look by themselves", e);
        }
    }
}
