package io.countersign.testing;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What a tested server is started with. Without any settings: demo mode, with a mailbox and a push service of its own. */
public final class TestServerBuilder {

    /** No process lives long enough to earn back what the optimizing compiler takes, and most of its work is its start. */
    private static final List<String> LONG_LIVED = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MetaspaceSize=256m",
            "-Xmn160m",
            "-Dtest.hashing=cheap");

    /** Its classes are verified in the others. */
    private static final List<String> SHORT_LIVED =
            and(LONG_LIVED, "-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote");

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final ServerFiles files = ServerFiles.create();
    private final int port = FreePort.find();
    private final Surroundings surroundings;
    private final boolean first;
    private PostgresDatabase database;
    private Path application;
    private List<String> machine = SHORT_LIVED;

    TestServerBuilder() {
        first = true;
        surroundings = Surroundings.with(files.clock());
        place();
        setting("countersign.http.address", "127.0.0.1");
        setting("countersign.demo", "true");
        setting("countersign.mail.host", "127.0.0.1");
        setting("countersign.mail.port", String.valueOf(surroundings.mailbox().port()));
        setting("countersign.mail.tls", "none");
        setting("countersign.push.allowed-hosts", surroundings.push().hostAndPort());
        setting("countersign.apps.allowed-hosts", "localhost:" + surroundings.webhookPort());
        setting("countersign.oidc.allowed-hosts", "localhost:" + surroundings.providerPort());
    }

    /** One more node beside the first. */
    TestServerBuilder(TestServerBuilder first) {
        this.first = false;
        surroundings = first.surroundings;
        settings.putAll(first.settings);
        settings.putIfAbsent("countersign.url", first.publicUrl().toString());
        settings.putIfAbsent(
                "countersign.master-key",
                first.files.data().resolve("master.key").toString());
        place();
    }

    private void place() {
        setting("countersign.data.dir", files.data().toString());
        setting("countersign.http.port", String.valueOf(port));
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

    /** On H2, whatever the others are on. */
    public TestServerBuilder onH2() {
        return setting("countersign.db.url", "jdbc:h2:file:" + files.data().resolve("db/countersign"));
    }

    /** On PostgreSQL, whatever the others are on. */
    public TestServerBuilder onPostgres() {
        database = PostgresCluster.get().create();
        return setting("countersign.db.url", database.url()).setting("countersign.db.user", PostgresDatabase.USER);
    }

    /** It serves hundreds of tests. */
    TestServerBuilder longLived() {
        machine = LONG_LIVED;
        return this;
    }

    /** It runs as it would at a company's, but for the size of its heap. */
    public TestServerBuilder measured() {
        machine = List.of();
        return this;
    }

    /** Another application in the place of ours; the rest of the server stays as it is shipped. */
    TestServerBuilder application(Path war) {
        application = war;
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

    boolean isFirst() {
        return first;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Its own; null if it is on H2, or on another server's. */
    PostgresDatabase database() {
        return database;
    }

    private TestServer build() {
        if (PostgresCluster.isForAll() && !settings.containsKey("countersign.db.url")) {
            onPostgres();
        }
        List<String> options = new ArrayList<>(List.of("-Xmx512m"));
        options.addAll(machine);
        options.add("-javaagent:" + ServerFiles.agent());
        options.add("-Dtest.clock=" + surroundings.clock().file());
        options.add("-Dtest.halt=" + files.halt());
        settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
        return new TestServer(this, ServerKind.current().command(files, application, options));
    }

    private static List<String> and(List<String> options, String... more) {
        return Stream.concat(options.stream(), Stream.of(more)).toList();
    }
}
