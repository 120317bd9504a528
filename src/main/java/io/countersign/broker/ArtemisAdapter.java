package io.countersign.broker;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
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

    private transient EmbeddedBroker embedded;

    public ArtemisAdapter() {
        setUseJNDI(false);
        setReconnectAttempts(-1);
        setRetryInterval(1_000L);
        setSetupAttempts(-1);
        setSetupInterval(1_000L);
        setCallTimeout(5_000L);
        setInitialConnectAttempts(1);
    }

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        String url = System.getProperty("countersign.broker.url", "");
        if (url.isEmpty()) {
            embedded = EmbeddedBroker.start(System.getProperty("countersign.data.dir") + "/broker");
            setConnectorClassName(InVMConnectorFactory.class.getName());
            setConnectionParameters("serverId=0");
        } else {
            setConnectorClassName(NettyConnectorFactory.class.getName());
            setConnectionParameters(connection(URI.create(url)));
            setUserName(System.getProperty("countersign.broker.user", ""));
            setPassword(System.getProperty("countersign.broker.password", ""));
        }
        super.start(context);
    }

    /** By TLS the broker shows a certificate that this JVM trusts, of the host that was named. */
    private static String connection(URI broker) {
        String place = "host=" + broker.getHost() + ";port=" + broker.getPort();
        return "ssl".equals(broker.getScheme()) ? place + ";sslEnabled=true;verifyHost=true" : place;
    }

    @Override
    public void stop() {
        super.stop();
        if (embedded != null) {
            embedded.stop();
        }
    }
}
