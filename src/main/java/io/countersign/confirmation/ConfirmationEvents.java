package io.countersign.confirmation;

import io.countersign.platform.BrokerTasks;
import io.countersign.platform.Json;
import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import io.countersign.platform.Tokens;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells every node, by the topic, that a confirmation has changed: the dialog may wait on one, the phone answer on another.
 * The embedded broker has no other nodes, and this one tells its waiters itself.
 */
@ApplicationScoped
class ConfirmationEvents {

    static final String TOPIC = "ConfirmationEvents";

    private static final String NODE = "node";

    /** This process, among those that share a broker. */
    private static final String HERE = Tokens.id("node_");

    private static final Logger LOG = Logger.getLogger(ConfirmationEvents.class.getName());

    @Resource(lookup = "java:comp/env/jms/countersign")
    private ConnectionFactory connections;

    @Inject
    private Settings settings;

    @Inject
    private BrokerTasks broker;

    @Inject
    private Event<ConfirmationChanged> changed;

    @Resource
    private TransactionSynchronizationRegistry transaction;

    /** Told when this transaction has committed, once: who hears it looks then. */
    void tell(Confirmation confirmation) {
        ConfirmationChanged change = new ConfirmationChanged(confirmation.id(), confirmation.memberId());
        if (transaction.getResource(change) == null) {
            transaction.putResource(change, true);
            changed.fire(change);
        }
    }

    /** Heard at once too, so that no bean is made during a commit, where a server may inject no resources. */
    void changed(@Observes ConfirmationChanged change) {
        broker.ready();
    }

    void afterCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConfirmationChanged change) {
        if (settings.has(Setting.BROKER)) {
            broker.execute(() -> publish(change));
        }
    }

    /** Whether this node has sent it, which has told its waiters itself, without waiting for the broker. */
    static boolean isOwn(Message message) throws JMSException {
        return HERE.equals(message.getStringProperty(NODE));
    }

    private void publish(ConfirmationChanged change) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            context.createProducer()
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setTimeToLive(60_000)
                    .setProperty(NODE, HERE)
                    .send(context.createTopic(TOPIC), Json.write(change));
        } catch (JMSRuntimeException e) {
            LOG.log(Level.FINE, "Waiters on other nodes will look by themselves", e);
        }
    }
}
