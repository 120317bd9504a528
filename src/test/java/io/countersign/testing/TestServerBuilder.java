package io.countersign.testing;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a tested server is started with. Without any settings: demo mode, with a mailbox and a push service of its own. */
public final class TestServerBuilder {

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final ServerFiles files = ServerFiles.create();
    private final ServerClock clock = new ServerClock(files.clock());
    private final Mailbox mailbox = new Mailbox();
    private final FakePushService push = new FakePushService(clock);
    private final int port = FreePort.find();
    private final int webhookPort = FreePort.find();
    private final int providerPort = FreePort.find();
    private Path jar = ServerFiles.jar();
    private boolean longLived;

    TestServerBuilder() {
        setting("countersign.data.dir", files.data().toString());
        setting("countersign.http.port", String.valueOf(port));
        setting("countersign.http.address", "127.0.0.1");
        setting("countersign.demo", "true");
        setting("countersign.mail.host", "127.0.0.1");
        setting("countersign.mail.port", String.valueOf(mailbox.port()));
        setting("countersign.mail.tls", "none");
        setting("countersign.push.allowed-hosts", push.hostAndPort());
        setting("countersign.apps.allowed-hosts", "localhost:" + webhookPort);
        setting("countersign.oidc.allowed-hosts", "localhost:" + providerPort);
    }

    /** A key of the settings table, for example {@code countersign.url}; null takes it away. */
    public TestServerBuilder setting(String key, String value) {
        settings.put(key, value);
        settings.values().removeIf(Objects::isNull);
        return this;
    }

    /** Without demo data: it wants its first owner. */
    public TestServerBuilder empty() {
        return setting("countersign.demo", "false");
    }

    /** It serves hundreds of tests, each of which hashes a password or more. */
    TestServerBuilder longLived() {
        longLived = true;
        return this;
    }

    /** Another application in the place of ours; the rest of the server stays as it is shipped. */
    TestServerBuilder application(InputStream war) {
        jar = files.jarWith(war);
        return this;
    }

    /** Returns when the server answers; fails, with the end of its log, if it ends or needs more than four minutes. */
    public TestServer start() {
        TestServer server = build();
        server.start();
        return server;
    }

    /** Returns at once: for a server that is expected to end by itself. */
    public TestServer launch() {
        TestServer server = build();
        server.launch();
        return server;
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    URI publicUrl() {
        String url = settings.get("countersign.url");
        return url == null ? address() : URI.create(url);
    }

    ServerFiles files() {
        return files;
    }

    ServerClock clock() {
        return clock;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    int webhookPort() {
        return webhookPort;
    }

    int providerPort() {
        return providerPort;
    }

    FakePushService push() {
        return push;
    }

    /** No process lives long enough to earn back what the optimizing compiler takes, but for hashing in one that lives long. */
    private List<String> compiler() {
        if (!longLived) {
            return List.of("-XX:TieredStopAtLevel=1");
        }
        Path directives = Path.of("src", "test", "resources", "optimize-hashing-only.json");
        return List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:CompilerDirectivesFile=" + directives.toAbsolutePath());
    }

    private TestServer build() {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx512m"));
        command.add("-XX:+UseSerialGC");
        command.addAll(compiler());
        command.add("-javaagent:" + ServerFiles.agent());
        command.add("-Dtest.clock=" + files.clock());
        command.add("-Dtest.halt=" + files.halt());
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", jar.toString()));
        return new TestServer(this, command);
    }
}
