package io.countersign.delivery;

import io.countersign.platform.BrokerTasks;
import io.countersign.platform.LogContext;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells the dispatchers, by JMS, that a delivery is due: after the commit, off the request's thread. A broker that is away
 * holds up nothing; the sweep comes back to what could not be queued.
 */
@ApplicationScoped
class OutboxQueue {

    private static final Logger LOG = Logger.getLogger(OutboxQueue.class.getName());

    /** Where broker and Countersign put what failed for good. */
    private static final String DEAD_LETTERS = "DLQ";

    @Resource(lookup = "java:comp/env/jms/countersign")
    private ConnectionFactory connections;

    @Inject
    private BrokerTasks broker;

    /** Heard at once too, so that no bean is made during a commit, where a server may inject no resources. */
    void due(@Observes DeliveryDue due) {
        broker.ready();
    }

    void givenUp(@Observes DeliveryGivenUp given) {
        broker.ready();
    }

    void afterCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveryDue due) {
        broker.execute(() -> sendNamed(due, due.channel().queue()));
    }

    void afterFailure(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveryGivenUp given) {
        broker.execute(() -> sendNamed(given.due(), DEAD_LETTERS));
    }

    private void sendNamed(DeliveryDue due, String queue) {
        try (LogContext log = DeliveryLog.enter(due.confirmationId(), due.id())) {
            send(due, queue);
        }
    }

    private void send(DeliveryDue due, String queue) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            context.createProducer().send(context.createQueue(queue), DeliveryMessage.of(due));
        } catch (JMSRuntimeException e) {
            LOG.log(Level.WARNING, "{0} could not be reached; the sweep will try again: {1}", new Object[] {
                queue, e.getMessage()
            });
        }
    }
}
