package io.countersign.broker;

import jakarta.resource.spi.ResourceAdapterInternalException;
import java.io.File;
import java.util.Set;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** An Artemis broker inside this process, reachable only from it; its journal survives a crash. */
final class EmbeddedBroker {

    /** A message that was handed out this often without success goes to the dead-letter queue. */
    private static final int DELIVERIES = 5;

    /** In bytes: half of what readiness wants. */
    private static final long LEAST_DISK_FREE = 64L << 20;

    private final EmbeddedActiveMQ server;

    private EmbeddedBroker(EmbeddedActiveMQ server) {
        this.server = server;
    }

    static EmbeddedBroker start(String directory) throws ResourceAdapterInternalException {
        ClassLoader caller = Thread.currentThread().getContextClassLoader();
        // Artemis finds its parts by the context class loader, which at this time is the server's
        Thread.currentThread().setContextClassLoader(EmbeddedBroker.class.getClassLoader());
        try {
            EmbeddedActiveMQ server = new EmbeddedActiveMQ().setConfiguration(configuration(directory));
            server.start();
            return new EmbeddedBroker(server);
        } catch (Exception e) {
            throw new ResourceAdapterInternalException("The embedded broker did not start", e);
        } finally {
            Thread.currentThread().setContextClassLoader(caller);
        }
    }

    void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            System.getLogger(EmbeddedBroker.class.getName())
                    .log(System.Logger.Level.WARNING, "The embedded broker did not stop cleanly", e);
        }
    }

    private static Configuration configuration(String directory) {
        AddressSettings all = new AddressSettings()
                .setDeadLetterAddress(SimpleString.of("DLQ"))
                .setExpiryAddress(SimpleString.of("DLQ"))
                .setMaxDeliveryAttempts(DELIVERIES)
                .setRedeliveryDelay(1_000)
                .setRedeliveryMultiplier(2);
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setBrokerInstance(new File(directory));
        return configuration
                .setName("countersign")
                .setJournalDirectory(directory + "/journal")
                .setBindingsDirectory(directory + "/bindings")
                .setPagingDirectory(directory + "/paging")
                .setLargeMessagesDirectory(directory + "/large")
                .setJournalType(JournalType.NIO)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                // By default it takes nothing any more once a disk of whatever size is used by 90 %
                .setMaxDiskUsage(-1)
                .setMinDiskFree(LEAST_DISK_FREE)
                .setAcceptorConfigurations(Set.of(new TransportConfiguration(InVMAcceptorFactory.class.getName())))
                .addAddressSetting("#", all);
    }
}
