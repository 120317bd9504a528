package io.countersign.push;

import io.countersign.testing.FakePushService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A push service, clients and sockets for one test; all are closed with it. */
final class PushBench {

    static final InetAddress HERE = InetAddress.getLoopbackAddress();
    static final Duration SOON = Duration.ofSeconds(8);
    static final PushResult LATER = new PushResult.TryLater(Duration.ZERO);

    final FakePushService service = new FakePushService();
    final PushSubscription live = service.subscription();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(service));

    void close() throws Exception {
        for (AutoCloseable resource : open) {
            resource.close();
        }
    }

    <T extends AutoCloseable> T closing(T resource) {
        open.add(resource);
        return resource;
    }

    /** A client that may send to the service and to {@code allowed}. */
    PushClient client(Set<String> allowed, EndpointGuard.Lookup lookup) {
        Set<String> all = Stream.concat(allowed.stream(), Stream.of(service.hostAndPort()))
                .collect(Collectors.toSet());
        return client(new EndpointGuard(all, lookup));
    }

    PushClient client(EndpointGuard guard) {
        PushClient client = new PushClient(guard, VapidKey.create(), "mailto:ops@acme.test", Clock.systemUTC());
        open.add(client);
        return client;
    }

    /** A client that waits a second for a connection. */
    PushClient hasty(EndpointGuard guard, Duration whole) {
        Duration second = Duration.ofSeconds(1);
        PushClient client = new PushClient(
                guard,
                VapidKey.create(),
                "mailto:ops@acme.test",
                Clock.systemUTC(),
                new GuardedClient.Bounds(second, SOON, whole));
        open.add(client);
        return client;
    }

    PushSubscription at(String endpoint) {
        return new PushSubscription(endpoint, live.p256dh(), live.auth());
    }

    static CompletableFuture<PushResult> send(PushClient client, PushSubscription to) {
        return client.send(new PushMessage(to, new byte[] {'x'}, Duration.ofMinutes(2), "t"))
                .toCompletableFuture();
    }

    ServerSocket listen() throws IOException {
        ServerSocket server = new ServerSocket(0, 100, HERE);
        open.add(server);
        return server;
    }
}
