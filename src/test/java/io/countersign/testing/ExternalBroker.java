package io.countersign.testing;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import java.nio.file.Path;
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
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** A broker of the operator's. It keeps nothing on disk: what it holds when it ends is lost. */
public final class ExternalBroker implements AutoCloseable {

    public static final String USER = "countersign";
    public static final String PASSWORD = "heron-on-one-leg";

    /** Held here, or its level would be collected with it. */
    private static final Logger LOG = Logger.getLogger("org.apache.activemq");

    static {
        LOG.setLevel(Level.WARNING);
    }

    private final int port = FreePort.find();
    private final int tlsPort = FreePort.find();
    private final Path keys;
    private EmbeddedActiveMQ broker;

    private ExternalBroker(Path keys) {
        this.keys = keys;
    }

    /**
     * It wants {@link #USER} and {@link #PASSWORD}, and takes both plain connections and TLS.
     *
     * @param keys the file of a {@link TestCertificate}
     */
    public static ExternalBroker guarded(Path keys) {
        ExternalBroker broker = new ExternalBroker(keys);
        broker.start();
        return broker;
    }

    /** It wants {@link #USER} and {@link #PASSWORD}, and does not run before it is started. */
    public static ExternalBroker stopped() {
        return new ExternalBroker(null);
    }

    public int port() {
        return port;
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    public String tlsUrl() {
        return "ssl://localhost:" + tlsPort;
    }

    /** On the same ports. */
    public void start() {
        start(PASSWORD);
    }

    /** On the same ports, with another password. */
    public void start(String password) {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setPersistenceEnabled(false)
                .setJMXManagementEnabled(false)
                .setAcceptorConfigurations(acceptors())
                .addAddressSetting("#", new AddressSettings().setDeadLetterAddress(SimpleString.of("DLQ")))
                .putSecurityRoles(
                        "#", Set.of(new Role(USER, true, true, true, true, true, true, false, true, true, true)));
        try {
            broker = new EmbeddedActiveMQ().setConfiguration(configuration).setSecurityManager(users(password));
            broker.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<TransportConfiguration> acceptors() {
        TransportConfiguration plain = acceptor(Map.of("host", "127.0.0.1", "port", port));
        return keys == null
                ? Set.of(plain)
                : Set.of(
                        plain,
                        acceptor(Map.of(
                                "host",
                                "127.0.0.1",
                                "port",
                                tlsPort,
                                "sslEnabled",
                                true,
                                "keyStorePath",
                                keys.toString(),
                                "keyStorePassword",
                                TestCertificate.PASSWORD)));
    }

    private static TransportConfiguration acceptor(Map<String, Object> parameters) {
        String name = "on " + parameters.get("port");
        return new TransportConfiguration(NettyAcceptorFactory.class.getName(), parameters, name);
    }

    private static ActiveMQJAASSecurityManager users(String password) {
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(USER, password);
        users.addRole(USER, USER);
        return new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users);
    }

    /** What lies in the queue, as text. */
    public List<String> messages(String queue) {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url());
                JMSContext context = factory.createContext(USER, PASSWORD);
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
            if (broker != null) {
                broker.stop();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
