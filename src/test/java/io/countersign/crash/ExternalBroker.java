package io.countersign.crash;

import io.countersign.testing.FreePort;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A broker of the operator's. It keeps nothing on disk: what it holds when it ends is lost. */
final class ExternalBroker implements AutoCloseable {

    /** Held here, or its level would be collected with it. */
    private static final Logger LOG = Logger.getLogger("org.apache.activemq");

    static {
        LOG.setLevel(Level.WARNING);
    }

    private final int port = FreePort.find();
    private EmbeddedActiveMQ broker;

    ExternalBroker() {
        start();
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    void start() {
        Map<String, Object> place = Map.of("host", "127.0.0.1", "port", port);
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setAcceptorConfigurations(
                        Set.of(new TransportConfiguration(NettyAcceptorFactory.class.getName(), place)))
                .addAddressSetting("#", new AddressSettings().setDeadLetterAddress(SimpleString.of("DLQ")));
        try {
            broker = new EmbeddedActiveMQ().setConfiguration(configuration);
            broker.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What lies in the queue, as text. */
    List<String> messages(String queue) {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url());
                JMSContext context = factory.createContext();
                QueueBrowser browser = context.createBrowser(context.createQueue(queue))) {
            List<String> texts = new ArrayList<>();
            for (Object message : Collections.list(browser.getEnumeration())) {
                texts.add(((jakarta.jms.Message) message).getBody(String.class));
            }
            return texts;
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
