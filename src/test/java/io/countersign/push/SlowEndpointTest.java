package io.countersign.push;

import static io.countersign.push.PushBench.HERE;
import static io.countersign.push.PushBench.LATER;
import static io.countersign.push.PushBench.SOON;
import static io.countersign.push.PushBench.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Endpoints that are dead, silent, slow or endless. */
@Timeout(30)
class SlowEndpointTest {

    private static final byte[] OK = "HTTP/1.1 201 Created\r\n".getBytes(StandardCharsets.US_ASCII);

    private interface Talk {

        void to(OutputStream out) throws IOException, InterruptedException;
    }

    private final PushBench bench = new PushBench();

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    @Test
    void fiftySilentEndpointsDelayNobody() {
        PushClient client = bench.client(Set.of(), InetAddress::getAllByName);
        List<CompletableFuture<PushResult>> silent = IntStream.range(0, 50)
                .mapToObj(i -> bench.service.subscription())
                .peek(bench.service::silence)
                .map(subscription -> send(client, subscription))
                .toList();

        assertThat(send(client, bench.live)).succeedsWithin(SOON).isEqualTo(new PushResult.Accepted());
        assertThat(silent).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void fiftyDeadHostsDelayNobody() throws IOException {
        ServerSocket dead = bench.listen();
        PushClient client = bench.client(
                IntStream.range(0, 50)
                        .mapToObj(i -> "dead" + i + ".test:" + dead.getLocalPort())
                        .collect(Collectors.toSet()),
                host -> new InetAddress[] {HERE});
        List<CompletableFuture<PushResult>> sends = IntStream.range(0, 50)
                .mapToObj(i -> send(client, bench.at("http://dead" + i + ".test:" + dead.getLocalPort() + "/")))
                .toList();

        assertThat(send(client, bench.live)).succeedsWithin(SOON).isEqualTo(new PushResult.Accepted());
        assertThat(sends).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void fiftySlowNamesDelayNobody() {
        CountDownLatch never = new CountDownLatch(1);
        bench.closing(never::countDown);
        PushClient client = bench.client(Set.of(), host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException();
        });
        List<CompletableFuture<PushResult>> slow = IntStream.range(0, 50)
                .mapToObj(i -> send(client, bench.at("https://slow" + i + ".test/")))
                .toList();

        assertThat(send(client, bench.live)).succeedsWithin(SOON).isEqualTo(new PushResult.Accepted());
        assertThat(slow).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void serviceThatSpeaksNoTlsIsTriedLater() {
        EndpointGuard guard = new EndpointGuard(Set.of(bench.service.hostAndPort()));

        assertThat(send(bench.hasty(guard, SOON), bench.at("https://" + bench.service.hostAndPort() + "/push/a")))
                .succeedsWithin(SOON)
                .isEqualTo(LATER);
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

        assertThat(send(bench.client(Set.of(hostAndPort(endless)), InetAddress::getAllByName), endless))
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

        assertThat(send(bench.client(Set.of(hostAndPort(endless)), InetAddress::getAllByName), endless))
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

        assertThat(send(bench.hasty(guard, Duration.ofSeconds(1)), dripping))
                .succeedsWithin(SOON)
                .isEqualTo(LATER);
    }

    @Test
    void closingEndsWhatIsUnderWay() {
        PushClient client = bench.client(Set.of(), InetAddress::getAllByName);
        bench.service.silence(bench.live);
        CompletableFuture<PushResult> underWay = send(client, bench.live);
        client.close();

        assertThat(underWay).succeedsWithin(SOON).isEqualTo(LATER);
        assertThat(send(client, bench.live)).succeedsWithin(SOON).isEqualTo(LATER);
    }

    /** A server that answers its first connection by {@code talk}. */
    private PushSubscription raw(Talk talk) throws IOException {
        ServerSocket server = bench.listen();
        Thread thread = new Thread(() -> {
            try (Socket socket = server.accept()) {
                talk.to(socket.getOutputStream());
            } catch (IOException | InterruptedException e) {
                // The client has gone
            }
        });
        thread.setDaemon(true);
        thread.start();
        return bench.at("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    private static String hostAndPort(PushSubscription subscription) {
        return subscription.uri().getRawAuthority();
    }
}
