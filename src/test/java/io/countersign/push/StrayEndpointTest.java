package io.countersign.push;

import static io.countersign.push.PushBench.HERE;
import static io.countersign.push.PushBench.LATER;
import static io.countersign.push.PushBench.SOON;
import static io.countersign.push.PushBench.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Endpoints whose names lead where they must not. */
@Timeout(30)
class StrayEndpointTest {

    private final PushBench bench = new PushBench();

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    @Test
    void nameThatLeadsElsewhereAfterItsCheckIsRefused() throws IOException {
        ServerSocket inside = bench.listen();
        AtomicInteger lookups = new AtomicInteger();
        InetAddress outside = InetAddress.getByName("93.184.215.14");
        EndpointGuard guard = new EndpointGuard(
                Set.of(), host -> new InetAddress[] {lookups.getAndIncrement() == 0 ? outside : HERE});
        PushSubscription rebinding = bench.at("https://rebind.test:" + inside.getLocalPort() + "/");
        guard.check(URI.create(rebinding.endpoint()));

        assertThat(send(bench.client(guard), rebinding)).succeedsWithin(SOON).isInstanceOf(PushResult.Refused.class);
        assertThat(lookups).hasValue(2);
        assertNobodyConnected(inside);
    }

    @Test
    void addressThatWasCheckedIsTheOneConnectedTo() throws UnknownHostException {
        AtomicInteger lookups = new AtomicInteger();
        InetAddress outside = InetAddress.getByName("93.184.215.14");
        String host = "push.test:" + bench.service.origin().getPort();
        PushClient client =
                bench.client(Set.of(host), name -> new InetAddress[] {lookups.getAndIncrement() == 0 ? HERE : outside});

        // The service knows nothing at this path: what counts is that it was asked
        assertThat(send(client, bench.at("http://" + host + "/push/unknown")))
                .succeedsWithin(SOON)
                .isEqualTo(new PushResult.Gone());
        assertThat(bench.service.requests()).isOne();
        assertThat(lookups).hasValue(1);
    }

    @Test
    void allowedHostOnAnotherPortIsRefused() throws IOException {
        ServerSocket inside = bench.listen();
        PushClient client = bench.client(Set.of(), InetAddress::getAllByName);
        assertThat(send(client, bench.live)).succeedsWithin(SOON).isEqualTo(new PushResult.Accepted());

        for (String scheme : List.of("http", "https")) {
            assertThat(send(client, bench.at(scheme + "://127.0.0.1:" + inside.getLocalPort() + "/")))
                    .succeedsWithin(SOON)
                    .isInstanceOf(PushResult.Refused.class);
        }
        assertNobodyConnected(inside);
    }

    @Test
    void unknownNameIsTriedLater() {
        PushClient client = bench.client(Set.of(), host -> {
            throw new UnknownHostException(host);
        });

        assertThat(send(client, bench.at("https://unknown.test/")))
                .succeedsWithin(SOON)
                .isEqualTo(LATER);
    }

    @Test
    void secondAddressIsTriedWhenTheFirstIsDead() throws UnknownHostException {
        String host = "push.test:" + bench.service.origin().getPort();
        InetAddress dead = InetAddress.getByName("127.0.0.3");
        EndpointGuard guard = new EndpointGuard(Set.of(host), name -> new InetAddress[] {dead, HERE});

        assertThat(send(bench.hasty(guard, SOON), bench.at("http://" + host + "/push/unknown")))
                .succeedsWithin(SOON)
                .isEqualTo(new PushResult.Gone());
    }

    private static void assertNobodyConnected(ServerSocket server) throws IOException {
        server.setSoTimeout(200);
        try (Socket socket = server.accept()) {
            assertThat(socket).as("a connection that must not be").isNull();
        } catch (SocketTimeoutException e) {
            // As it must be
        }
    }
}
