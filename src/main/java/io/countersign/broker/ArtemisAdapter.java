package io.countersign.broker;

import io.countersign.platform.DataDirectory;
import io.countersign.platform.Setting;
import io.countersign.platform.SettingInvalid;
import io.countersign.platform.Settings;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.io.IOException;
import java.net.URI;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;

/**
 * Connects the server to Artemis: to the broker that {@code countersign.broker.url} names, else to one that it runs
 * inside this process.
 */
public class ArtemisAdapter extends ActiveMQResourceAdapter {

    private static final long serialVersionUID = 1L;

    /** How long a connection that has lost its broker holds up who uses it, in milliseconds; Artemis' own is half a minute. */
    private static final long LOST = 1_000L;

    /** How long a host that says nothing holds up who connects to it, in milliseconds; Netty's own is half a minute. */
    private static final int SILENT = 2_000;

    private transient EmbeddedBroker embedded;

    public ArtemisAdapter() {
        setUseJNDI(false);
        setReconnectAttempts(-1);
        setRetryInterval(1_000L);
        setSetupAttempts(-1);
        setSetupInterval(1_000L);
        setCallTimeout(5_000L);
        setCallFailoverTimeout(LOST);
        setInitialConnectAttempts(1);
    }

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        Settings settings = settings();
        if (settings.has(Setting.BROKER)) {
            setConnectorClassName(NettyConnectorFactory.class.getName());
            setConnectionParameters(connection(URI.create(settings.text(Setting.BROKER))));
            setUserName(settings.text(Setting.BROKER_USER));
            setPassword(settings.text(Setting.BROKER_PASSWORD));
        } else {
            embedded = EmbeddedBroker.start(journal(settings));
            setConnectorClassName(InVMConnectorFactory.class.getName());
            setConnectionParameters("serverId=0");
        }
        super.start(context);
    }

    /** By TLS the broker shows a certificate that this JVM trusts, of the host that was named. */
    private static String connection(URI broker) {
        String place = "host=" + broker.getHost() + ";port=" + broker.getPort() + ";connect-timeout-millis=" + SILENT;
        return "ssl".equals(broker.getScheme()) ? place + ";sslEnabled=true;verifyHost=true" : place;
    }

    @Override
    public void stop() {
        super.stop();
        if (embedded != null) {
            embedded.stop();
        }
    }

    private static Settings settings() throws ResourceAdapterInternalException {
        try {
            return Settings.fromSystem();
        } catch (SettingInvalid e) {
            throw new ResourceAdapterInternalException("Countersign cannot start: " + e.getMessage(), e);
        }
    }

    private static String journal(Settings settings) throws ResourceAdapterInternalException {
        try {
            return DataDirectory.make(settings) + "/broker";
        } catch (IOException e) {
            throw new ResourceAdapterInternalException("The data directory cannot be used", e);
        }
    }
}
