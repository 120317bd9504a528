package io.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The real server in a process of its own, on a free port and with a data directory of its own. {@link #close} stops it
 * and fails if its log holds a secret that the test has sent or seen, or its data directory a secret's value in clear.
 */
public final class TestServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final ServerFiles files;
    private final List<String> command;
    private URI address;
    private final URI publicUrl;
    private final TestServerBuilder plan;
    private final Surroundings surroundings;
    private final PostgresDatabase database;
    private HttpClient http;
    private ServerProcess process;

    TestServer(TestServerBuilder plan, List<String> command) {
        this.files = plan.files();
        this.command = command;
        this.address = plan.address();
        this.publicUrl = plan.publicUrl();
        this.plan = plan;
        this.surroundings = plan.surroundings();
        this.database = plan.database();
    }

    /** The one in demo mode that most tests use; started when the first one asks. Leave its clock and its life alone. */
    public static TestServer shared() {
        return SharedServer.get();
    }

    /** A server of a test's own, in demo mode unless told otherwise. */
    public static TestServerBuilder with() {
        return new TestServerBuilder();
    }

    /**
     * One more node of the same installation: with the database, broker, keys and public address of this one, in the same
     * surroundings and at the same time. To be closed before this one.
     */
    public TestServerBuilder another() {
        return new TestServerBuilder(plan);
    }

    /** Where to connect to. */
    public synchronized URI address() {
        return address;
    }

    /** From now on all clients come through a proxy at this address, by a client that trusts its certificate. */
    public synchronized void enterBy(URI entrance, HttpClient client) {
        address = entrance;
        http = client;
    }

    /** The setting {@code countersign.url}: the origin of our pages, and what proofs are made for. */
    public URI publicUrl() {
        return publicUrl;
    }

    public Mailbox mailbox() {
        return surroundings.mailbox();
    }

    public FakePushService push() {
        return surroundings.push();
    }

    /** Where a test may listen for webhooks, on localhost and plain http; one test at a time. */
    public int webhookPort() {
        return surroundings.webhookPort();
    }

    /** Where a test may let an identity provider listen, on localhost and plain http; one test at a time. */
    public int providerPort() {
        return surroundings.providerPort();
    }

    public ServerClock clock() {
        return surroundings.clock();
    }

    public Needles needles() {
        return surroundings.needles();
    }

    public Path dataDirectory() {
        return files.data();
    }

    /** The process of this run. */
    public long processId() {
        return process.id();
    }

    /** Where it keeps what it knows, for a test to look at and to change; for servers on PostgreSQL. */
    public DataSource database() {
        return database.source();
    }

    /** A copy of all that it knows now, as a thief or a backup has it; goes with the data. */
    public DataSource stolenDatabase() {
        return database == null ? CopiedFile.of(files.data()) : database.copy();
    }

    /** Everything printed so far, in all runs. */
    public String log() {
        return ServerFiles.read(files.log());
    }

    synchronized HttpClient http() {
        return http;
    }

    PairedPhones phones() {
        return surroundings.phones();
    }

    /** Starts the process and does not wait for anything; for servers that are to refuse their settings. */
    synchronized void launch() {
        http = Exchange.newClient();
        ServerFiles.delete(files.halt());
        ServerFiles.delete(files.armed());
        process = ServerProcess.start(command, files.folder(), files.log());
    }

    /** Returns when the application answers. */
    void start() {
        launch();
        new Readiness(this, process).await(PATIENCE);
    }

    /** What is its own alone: other nodes' is theirs. */
    private List<String> directories() {
        Stream<Path> all = database == null
                ? Stream.of(files.data())
                : Stream.of(files.data(), database.cluster().directory());
        return all.map(Path::toString).toList();
    }

    Testimony testimony() {
        return new Testimony(needles().all(), needles().values(), push().complaints(), directories());
    }

    void testify(Testimony testimony) {
        testimony.write(files);
    }

    /** Kills the server if it runs and starts it again, on the same data directory and port. Ends every crash point. */
    public void restart() {
        process.kill();
        start();
    }

    /** {@code kill -9}. */
    public void kill() {
        process.kill();
    }

    /** SIGTERM; answers the exit status and fails if the server takes longer than 20 s to end. */
    public int stop() {
        process.terminate();
        return process.awaitExit(Duration.ofSeconds(20));
    }

    /** The exit status; waits for the server to end by itself, as long as it may take to start. */
    public int exitCode() {
        return process.awaitExit(PATIENCE);
    }

    /** The next call of {@code io.countersign.room.Type#method} ends the process when it returns. */
    public void haltAfter(String method) {
        new CrashSwitch(files).arm(method, "after");
    }

    /** Calls of {@code io.countersign.room.Type#method} stop before they do anything, until the process is killed. */
    public void holdBefore(String method) {
        new CrashSwitch(files).arm(method, "held");
    }

    /** Calls of {@code io.countersign.room.Type#method} stop before they do anything, and go on once this is disarmed. */
    public void pauseBefore(String method) {
        new CrashSwitch(files).arm(method, "paused");
    }

    /** Returns when a call is held, or pauses, where it was last asked for. */
    public void awaitHeld() {
        new CrashSwitch(files).awaitHeld();
    }

    /** Whether a call is held where it was last asked for. */
    public boolean isHeld() {
        return new CrashSwitch(files).isHeld();
    }

    /** The next call of {@code io.countersign.room.Type#method} throws a runtime exception; the one after it does not. */
    public void failOnce(String method) {
        new CrashSwitch(files).arm(method, "failing");
    }

    /** Ends every crash point and failure that has not been met. */
    public void disarm() {
        new CrashSwitch(files).disarm();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
        if (plan.isFirst()) {
            surroundings.close();
        }
        needles().assertAbsentFromLog(log());
        needles().assertValuesAbsentFrom(files.data());
        if (database != null) {
            database.cluster().assertHoldsNone(needles());
            database.drop();
        }
        files.deleteData();
        assertThat(push().complaints()).as("what was wrong with pushes").isEmpty();
    }
}
