package io.countersign.testing;

import java.io.File;
import java.net.URI;
import java.net.URL;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.protocol.servlet5.ServletMethodExecutor;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Arquillian's container is a {@link TestServer}, so that our own launcher starts what is deployed: the broker before it,
 * and with the settings of every other test.
 */
public final class ArquillianServer implements DeployableContainer<ArquillianServer.NoConfiguration> {

    private TestServer server;

    /** Our application as it is built, with these classes in it and what they assert with. */
    public static WebArchive applicationWith(Class<?>... classes) {
        File war = ServerFiles.jar().resolveSibling("countersign.war").toFile();
        URL assertions = Assertions.class.getProtectionDomain().getCodeSource().getLocation();
        return ShrinkWrap.createFromZipFile(WebArchive.class, war)
                .addClasses(classes)
                .addAsLibrary(new File(URI.create(assertions.toString())));
    }

    @Override
    public Class<NoConfiguration> getConfigurationClass() {
        return NoConfiguration.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) {
        File war = ServerFiles.jar().resolveSibling("arquillian.war").toFile();
        archive.as(ZipExporter.class).exportTo(war, true);
        server = TestServer.with().application(war.toPath()).start();
        URI address = server.address();
        return new ProtocolMetaData()
                .addContext(new HTTPContext(address.getHost(), address.getPort())
                        .add(new Servlet(ServletMethodExecutor.ARQUILLIAN_SERVLET_NAME, "/")));
    }

    @Override
    public void undeploy(Archive<?> archive) {
        server.close();
    }

    /** Nothing to set. */
    public static final class NoConfiguration implements ContainerConfiguration {

        @Override
        public void validate() {
            // Nothing to be wrong
        }
    }

    /** Makes it known; named in META-INF/services. */
    public static final class Extension implements LoadableExtension {

        @Override
        public void register(ExtensionBuilder builder) {
            builder.service(DeployableContainer.class, ArquillianServer.class);
        }
    }
}
