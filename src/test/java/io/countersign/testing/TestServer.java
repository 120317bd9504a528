package io.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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
    private final Mailbox mailbox;
    private final FakePushService push;
    private final ServerClock clock;
    private final int webhookPort;
    private final Needles needles = new Needles();
    private final PairedPhones phones = new PairedPhones();
    private HttpClient http;
    private ServerProcess process;

    TestServer(TestServerBuilder plan, List<String> command) {
        this.files = plan.files();
        this.command = command;
        this.address = plan.address();
        this.publicUrl = plan.publicUrl();
        this.mailbox = plan.mailbox();
        this.push = plan.push();
        this.clock = plan.clock();
        this.webhookPort = plan.webhookPort();
    }

    /** The one in demo mode that most tests use; started when the first one asks. Leave its clock and its life alone. */
    public static TestServer shared() {
        return SharedServer.get();
    }

    /** A server of a test's own, in demo mode unless told otherwise. */
    public static TestServerBuilder with() {
        return new TestServerBuilder();
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
        return mailbox;
    }

    public FakePushService push() {
        return push;
    }

    /** Where a test may listen for webhooks, on localhost and plain http; one test at a time. */
    public int webhookPort() {
        return webhookPort;
    }

    public ServerClock clock() {
        return clock;
    }

    public Needles needles() {
        return needles;
    }

    public Path dataDirectory() {
        return files.data();
    }

    /** Everything printed so far, in all runs. */
    public String log() {
        return ServerFiles.read(files.log());
    }

    synchronized HttpClient http() {
        return http;
    }

    PairedPhones phones() {
        return phones;
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

    Testimony testimony() {
        return new Testimony(needles.all(), needles.values(), push.complaints());
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

    /** The next call of {@code io.countersign.room.Type#method} ends the process before it does anything. */
    public void haltBefore(String method) {
        new CrashSwitch(files).arm(method, "before");
    }

    /** The next call of {@code io.countersign.room.Type#method} ends the process when it returns. */
    public void haltAfter(String method) {
        new CrashSwitch(files).arm(method, "after");
    }

    /** Calls of {@code io.countersign.room.Type#method} stop before they do anything, until the process is killed. */
    public void holdBefore(String method) {
        new CrashSwitch(files).arm(method, "held");
    }

    /** Returns when a call is held where it was last asked for. */
    public void awaitHeld() {
        new CrashSwitch(files).awaitHeld();
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
        mailbox.close();
        push.close();
        needles.assertAbsentFromLog(log());
        needles.assertValuesAbsentFrom(files.data());
        files.deleteData();
        assertThat(push.complaints()).as("what was wrong with pushes").isEmpty();
    }
}
