package io.countersign.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.FakePushService;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Endpoints that are dead, slow, endless, or lead where they must not. */
@Timeout(30)
class HostileEndpointTest {

    private static final byte[] OK = "HTTP/1.1 201 Created\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final PushResult LATER = new PushResult.TryLater(Duration.ZERO);
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final Duration SOON = Duration.ofSeconds(4);

    private final FakePushService service = new FakePushService();
    private final PushSubscription live = service.subscription();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(service));

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : open) {
            resource.close();
        }
    }

    @Test
    void fiftySilentEndpointsDelayNobody() {
        PushClient client = client(Set.of(), InetAddress::getAllByName);
        List<CompletableFuture<PushResult>> silent = IntStream.range(0, 50)
                .mapToObj(i -> service.subscription())
                .peek(service::silence)
                .map(subscription -> send(client, subscription))
                .toList();

        assertThat(send(client, live)).succeedsWithin(SOON).isEqualTo(new PushResult.Accepted());
        assertThat(silent).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void fiftyDeadHostsDelayNobody() throws IOException {
        ServerSocket dead = listen();
        PushClient client = client(
                IntStream.range(0, 50)
                        .mapToObj(i -> "dead" + i + ".test:" + dead.getLocalPort())
                        .collect(Collectors.toSet()),
                host -> new InetAddress[] {HERE});
        List<CompletableFuture<PushResult>> sends = IntStream.range(0, 50)
                .mapToObj(i -> send(client, at("http://dead" + i + ".test:" + dead.getLocalPort() + "/")))
                .toList();

        assertThat(send(client, live)).succeedsWithin(SOON).isEqualTo(new PushResult.Accepted());
        assertThat(sends).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void fiftySlowNamesDelayNobody() {
        CountDownLatch never = new CountDownLatch(1);
        open.add(never::countDown);
        PushClient client = client(Set.of(), host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException();
        });
        List<CompletableFuture<PushResult>> slow = IntStream.range(0, 50)
                .mapToObj(i -> send(client, at("https://slow" + i + ".test/")))
                .toList();

        assertThat(send(client, live)).succeedsWithin(SOON).isEqualTo(new PushResult.Accepted());
        assertThat(slow).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void nameThatLeadsElsewhereAfterItsCheckIsRefused() throws IOException {
        ServerSocket inside = listen();
        AtomicInteger lookups = new AtomicInteger();
        InetAddress outside = InetAddress.getByName("93.184.215.14");
        EndpointGuard guard = new EndpointGuard(
                Set.of(), host -> new InetAddress[] {lookups.getAndIncrement() == 0 ? outside : HERE});
        PushSubscription rebinding = at("https://rebind.test:" + inside.getLocalPort() + "/");
        guard.check(URI.create(rebinding.endpoint()));

        assertThat(send(client(guard), rebinding)).succeedsWithin(SOON).isInstanceOf(PushResult.Refused.class);
        assertThat(lookups).hasValue(2);
        assertNobodyConnected(inside);
    }

    @Test
    void addressThatWasCheckedIsTheOneConnectedTo() throws IOException {
        ServerSocket other = new ServerSocket();
        open.add(other);
        other.bind(new InetSocketAddress("127.0.0.2", service.origin().getPort()));
        AtomicInteger lookups = new AtomicInteger();
        InetAddress second = InetAddress.getByName("127.0.0.2");
        String host = "push.test:" + service.origin().getPort();
        PushClient client =
                client(Set.of(host), name -> new InetAddress[] {lookups.getAndIncrement() == 0 ? HERE : second});

        // The service knows nothing at this path: what counts is that it was asked, and not the other
        assertThat(send(client, at("http://" + host + "/push/unknown")))
                .succeedsWithin(SOON)
                .isEqualTo(new PushResult.Gone());
        assertThat(lookups).hasValue(1);
        assertNobodyConnected(other);
    }

    @Test
    void allowedHostOnAnotherPortIsRefused() throws IOException {
        ServerSocket inside = listen();
        PushClient client = client(Set.of(), InetAddress::getAllByName);
        assertThat(send(client, live)).succeedsWithin(SOON).isEqualTo(new PushResult.Accepted());

        for (String scheme : List.of("http", "https")) {
            assertThat(send(client, at(scheme + "://127.0.0.1:" + inside.getLocalPort() + "/")))
                    .succeedsWithin(SOON)
                    .isInstanceOf(PushResult.Refused.class);
        }
        assertNobodyConnected(inside);
    }

    @Test
    void unknownNameIsTriedLater() {
        PushClient client = client(Set.of(), host -> {
            throw new UnknownHostException(host);
        });

        assertThat(send(client, at("https://unknown.test/")))
                .succeedsWithin(SOON)
                .isEqualTo(LATER);
    }

    @Test
    void serviceThatSpeaksNoTlsIsTriedLater() {
        EndpointGuard guard = new EndpointGuard(Set.of(service.hostAndPort()));

        assertThat(send(hasty(guard, SOON), at("https://" + service.hostAndPort() + "/push/a")))
                .succeedsWithin(SOON)
                .isEqualTo(LATER);
    }

    @Test
    void secondAddressIsTriedWhenTheFirstIsDead() throws IOException {
        String host = "push.test:" + service.origin().getPort();
        InetAddress dead = InetAddress.getByName("127.0.0.3");
        PushClient client = client(Set.of(host), name -> new InetAddress[] {dead, HERE});

        assertThat(send(client, at("http://" + host + "/push/unknown")))
                .succeedsWithin(SOON)
                .isEqualTo(new PushResult.Gone());
    }

    @Test
    void endlessBodyIsNotRead() throws Exception {
        CompletableFuture<Long> written = new CompletableFuture<>();
        PushSubscription endless = raw(out -> {
            out.write(OK);
            out.write("Content-Type: text/plain\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            long bytes = 0;
            try {
                for (; bytes < 1L << 30; bytes += 1024) {
                    out.write(new byte[1024]);
                }
            } finally {
                written.complete(bytes);
            }
        });

        assertThat(send(client(Set.of(hostAndPort(endless)), InetAddress::getAllByName), endless))
                .succeedsWithin(SOON)
                .isEqualTo(new PushResult.Accepted());
        // What the two kernels buffer, at most
        assertThat(written)
                .succeedsWithin(SOON)
                .satisfies(bytes -> assertThat(bytes).isLessThan(1L << 26));
    }

    @Test
    void endlessHeadIsNotRead() throws Exception {
        PushSubscription endless = raw(out -> {
            out.write(OK);
            while (true) {
                out.write("X-More: and more\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        });

        assertThat(send(client(Set.of(hostAndPort(endless)), InetAddress::getAllByName), endless))
                .succeedsWithin(SOON)
                .isEqualTo(LATER);
    }

    @Test
    void answerThatDripsEndsWithTheWholeBound() throws Exception {
        PushSubscription dripping = raw(out -> {
            out.write(OK);
            while (true) {
                out.write('X');
                out.flush();
                Thread.sleep(100);
            }
        });
        EndpointGuard guard = new EndpointGuard(Set.of(hostAndPort(dripping)));

        assertThat(send(hasty(guard, Duration.ofSeconds(1)), dripping))
                .succeedsWithin(SOON)
                .isEqualTo(LATER);
    }

    @Test
    void closingEndsWhatIsUnderWay() {
        PushClient client = client(Set.of(), InetAddress::getAllByName);
        service.silence(live);
        CompletableFuture<PushResult> underWay = send(client, live);
        client.close();

        assertThat(underWay).succeedsWithin(SOON).isEqualTo(LATER);
        assertThat(send(client, live)).succeedsWithin(SOON).isEqualTo(LATER);
    }

    private PushClient client(Set<String> allowed, EndpointGuard.Lookup lookup) {
        Set<String> all = Stream.concat(allowed.stream(), Stream.of(service.hostAndPort()))
                .collect(Collectors.toSet());
        return client(new EndpointGuard(all, lookup));
    }

    private PushClient client(EndpointGuard guard) {
        PushClient client = new PushClient(guard, VapidKey.create(), "mailto:ops@acme.test", Clock.systemUTC());
        open.add(client);
        return client;
    }

    /** A client that waits a second for a connection. */
    private PushClient hasty(EndpointGuard guard, Duration whole) {
        Duration second = Duration.ofSeconds(1);
        PushClient client = new PushClient(
                guard,
                VapidKey.create(),
                "mailto:ops@acme.test",
                Clock.systemUTC(),
                new PushClient.Bounds(second, SOON, whole));
        open.add(client);
        return client;
    }

    private PushSubscription at(String endpoint) {
        return new PushSubscription(endpoint, live.p256dh(), live.auth());
    }

    private static CompletableFuture<PushResult> send(PushClient client, PushSubscription to) {
        return client.send(new PushMessage(to, new byte[] {'x'}, Duration.ofMinutes(2), Urgency.HIGH, "t"))
                .toCompletableFuture();
    }

    private interface Talk {

        void to(OutputStream out) throws IOException, InterruptedException;
    }

    /** A server that answers its first connection by {@code talk}. */
    private PushSubscription raw(Talk talk) throws IOException {
        ServerSocket server = listen();
        Thread thread = new Thread(() -> {
            try (Socket socket = server.accept()) {
                talk.to(socket.getOutputStream());
            } catch (IOException | InterruptedException e) {
                // The client has gone
            }
        });
        thread.setDaemon(true);
        thread.start();
        return at("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    private static String hostAndPort(PushSubscription subscription) {
        return subscription.uri().getRawAuthority();
    }

    private ServerSocket listen() throws IOException {
        ServerSocket server = new ServerSocket(0, 100, HERE);
        open.add(server);
        return server;
    }

    private static void assertNobodyConnected(ServerSocket server) throws IOException {
        server.setSoTimeout(200);
        try (Socket socket = server.accept()) {
            assertThat(socket).as("a connection that must not be").isNull();
        } catch (java.net.SocketTimeoutException e) {
            // As it must be
        }
    }
}
