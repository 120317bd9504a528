package io.countersign.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.countersign.push.PushSubscription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A push service and the browsers behind it, over plain HTTP on a free loopback port: it checks every message's headers
 * (RFC 8030) and signature (RFC 8292), decrypts it as the browser would (RFC 8291), and answers as it is told. A message
 * that is not right is answered 400, 403 or 413 and told by {@link #complaints()}; a test should look at that in the
 * end.
 */
public final class FakePushService implements AutoCloseable {

    /**
     * A message that was right, whatever its answer was.
     *
     * @param headers by name, in any case
     */
    public record Message(String payload, Map<String, String> headers, Instant receivedAt) {}

    private record Answer(int status, Map<String, String> headers) {}

    private static final Answer CREATED = new Answer(201, Map.of());
    private static final Answer SILENCE = new Answer(0, Map.of());
    private static final Answer HELD = new Answer(0, Map.of());

    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(FakePushService::daemon);
    private final Map<String, FakeBrowser> browsers = new ConcurrentHashMap<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, List<Message>> messages = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();

    public FakePushService() {
        this(Clock.systemUTC());
    }

    /** @param clock what {@code exp} is measured by */
    public FakePushService(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/push/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    /** As {@code countersign.push.allowed-hosts} wants it. */
    public String hostAndPort() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public URI origin() {
        return URI.create("http://" + hostAndPort());
    }

    /** A new browser with keys of its own; its messages are answered 201 until told otherwise. */
    public PushSubscription subscription() {
        FakeBrowser browser = new FakeBrowser();
        PushSubscription subscription = browser.subscription(origin() + "/push/");
        browsers.put(path(subscription), browser);
        messages.put(path(subscription), new CopyOnWriteArrayList<>());
        return subscription;
    }

    /** What has come for a subscription so far, oldest first. */
    public List<Message> messages(PushSubscription subscription) {
        return List.copyOf(messages.get(path(subscription)));
    }

    /** From now on, what comes for this subscription is answered so. */
    public void answer(PushSubscription subscription, int status, Map<String, String> headers) {
        answers.put(path(subscription), new Answer(status, Map.copyOf(headers)));
    }

    /** From now on, what comes for this subscription is received and never answered. */
    public void silence(PushSubscription subscription) {
        answers.put(path(subscription), SILENCE);
    }

    /** From now on, what comes for this subscription is received, and answered once {@link #answer} says how. */
    public void hold(PushSubscription subscription) {
        answers.put(path(subscription), HELD);
    }

    /** What was wrong with the messages so far: one sentence each. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** How many requests have come, right or wrong, for any subscription or none. */
    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String path = exchange.getRequestURI().getPath();
        FakeBrowser browser = browsers.get(path);
        if (browser == null) {
            respond(exchange, new Answer(404, Map.of()));
            return;
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            String payload = browser.receive(exchange.getRequestMethod(), headers, body, origin(), clock.instant());
            messages.get(path).add(new Message(payload, headers, clock.instant()));
            respond(exchange, answerFor(path));
        } catch (FakeBrowser.Wrong wrong) {
            complaints.add(wrong.getMessage());
            respond(exchange, new Answer(wrong.status(), Map.of()));
        }
    }

    private Answer answerFor(String path) {
        try {
            while (answers.get(path) == HELD) {
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            return SILENCE;
        }
        return answers.getOrDefault(path, CREATED);
    }

    private static void respond(HttpExchange exchange, Answer answer) throws IOException {
        if (answer == SILENCE) {
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.status() < 400 ? new byte[0] : "No.".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String path(PushSubscription subscription) {
        return URI.create(subscription.endpoint()).getPath();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "fake-push-service");
        thread.setDaemon(true);
        return thread;
    }
}
