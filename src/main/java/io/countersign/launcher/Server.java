package io.countersign.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import io.countersign.platform.OwnMachine;
import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import java.nio.file.Path;
import java.util.List;

/** Payara Micro with the broker's resource adapter and the application, in this order. */
final class Server {

    private static final String LISTENER =
            "configs.config.server-config.network-config.network-listeners.network-listener.http-listener.";

    private static final String ENABLED = "enabled=";

    private static final String HTTP =
            "configs.config.server-config.network-config.protocols.protocol.http-listener.http.";

    private static final String HTTP_THREADS =
            "configs.config.server-config.thread-pools.thread-pool.http-thread-pool.";

    private static final String WORKERS =
            "resources.managed-executor-service.concurrent/__defaultManagedExecutorService.";

    private static final String METRICS = "configs.config.server-config.microprofile-metrics-configuration.";

    private final Settings settings;
    private final Directories directories;
    private AdminCommandRunner afterBoot;

    Server(Settings settings, Directories directories) {
        this.settings = settings;
        this.directories = directories;
    }

    void start() {
        Listener listener = Listener.of(settings);
        OwnMachine.begin();
        publishSettings();
        PayaraRuntime.unpack(directories.server().resolve("runtime"));
        try {
            PayaraMicro micro = PayaraMicro.getInstance();
            micro.setRootDir(directories.server().toFile());
            micro.setLogPropertiesFile(logging().toFile());
            micro.setHttpPort(settings.number(Setting.HTTP_PORT));
            micro.setNoHazelcast(true);
            micro.setPrintLogo(false);
            micro.setPreBootHandler(this::beforeBoot);
            micro.setPostBootHandler(commands -> afterBoot = commands);
            deploy(micro.bootStrap());
            afterBoot.run("set", LISTENER + ENABLED + true);
        } catch (BootstrapException e) {
            throw new StartFailed("the server did not start (" + e.getMessage() + ").", e);
        }
        listener.awaitAnswer();
        GracefulStop.onSignal(settings);
        Greeting.print(settings);
    }

    private Path logging() {
        Path file = directories.unpack("logging.properties");
        if (settings.text(Setting.LOG_FORMAT).equals("json")) {
            directories.replace(file, TextLines.class.getName(), JsonLines.class.getName());
        }
        return file;
    }

    /** The application and the server's descriptors read the same values, derived ones included. */
    private void publishSettings() {
        System.setProperty("java.io.tmpdir", directories.temp().toString());
        System.setProperty("fish.payara.disablephonehome", "true");
        // The broker's buffers come in pieces of 512 KB; else each thread of its keeps one of 4 MB
        System.setProperty("io.netty.allocator.maxOrder", "6");
        settings.forEach((setting, value) -> System.setProperty(setting.key(), value));
        System.setProperty(Setting.DATA_DIR.key(), directories.data().toString());
    }

    private void beforeBoot(AdminCommandRunner commands) {
        commands.run("set", LISTENER + "address=" + settings.text(Setting.HTTP_ADDRESS));
        // Opened when there is an application: a balancer would send people here who would get 404
        commands.run("set", LISTENER + ENABLED + false);
        // A removal says why in its body; without this such a request is refused unread (RFC 9110, section 9.3.5)
        commands.run("set", HTTP + "allow-payload-for-undefined-http-methods=true");
        // Nobody learns what the server is, nor its version
        commands.run("set", HTTP + "xpowered-by=false");
        commands.run("set", HTTP + "server-header=false");
        // More than files are moved at a time, or slow lines would keep all others waiting
        commands.run("set", HTTP_THREADS + "max-thread-pool-size=320");
        // Else there is one thread for all that goes on beside requests, and a long import holds up every push
        commands.run("set", WORKERS + "core-pool-size=16");
        // It says UP while there is no application yet; the application tells of its health itself
        commands.run("set-microprofile-healthcheck-configuration", "--enabled=false");
        // Anybody could read them at /metrics
        commands.run("set", METRICS + ENABLED + false);
    }

    private void deploy(PayaraMicroRuntime runtime) {
        // The WAR's message-driven beans need the adapter, so it goes first
        for (String part : List.of("artemis-ra.rar", "countersign.war")) {
            Path file = directories.unpack(part);
            // Payara says true even when the deployment failed, so its list is asked too
            boolean accepted = runtime.deploy(file.toFile());
            String name = part.replaceAll("\\.[a-z]+$", "");
            if (!accepted || !runtime.getDeployedApplicationNames().contains(name)) {
                throw new StartFailed(part + " could not be deployed; the log above says why.");
            }
        }
    }
}
