package io.countersign.nodes;

import io.countersign.testing.Api;
import io.countersign.testing.TestServer;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Sends requests in turn to the nodes that say they are ready, and asks them ten times a second. What a node does not answer,
 * because it lets nobody connect or hangs up, goes to the other one; any answer is the caller's.
 */
final class LoadBalancer implements AutoCloseable {

    private final List<TestServer> nodes;
    private final AtomicInteger turn = new AtomicInteger();
    private final ScheduledExecutorService checks = Executors.newSingleThreadScheduledExecutor();
    private volatile List<TestServer> ready;

    LoadBalancer(Nodes nodes) {
        this.nodes = List.of(nodes.a(), nodes.b());
        ready = this.nodes;
        checks.scheduleWithFixedDelay(this::check, 0, 100, TimeUnit.MILLISECONDS);
    }

    <T> T send(Function<TestServer, T> request) {
        TestServer node = next(ready);
        try {
            return request.apply(node);
        } catch (UncheckedIOException e) {
            List<TestServer> others =
                    nodes.stream().filter(other -> other != node).toList();
            return request.apply(next(others));
        }
    }

    /** Whether it gets requests. */
    boolean sendsTo(TestServer node) {
        return ready.contains(node);
    }

    @Override
    public void close() {
        checks.shutdownNow();
    }

    private void check() {
        List<TestServer> now = nodes.stream().filter(LoadBalancer::isReady).toList();
        ready = now.isEmpty() ? nodes : now;
    }

    private static boolean isReady(TestServer node) {
        try {
            return Api.browser(node).get("/health/ready").status() == 200;
        } catch (UncheckedIOException | AssertionError e) {
            return false;
        }
    }

    private TestServer next(List<TestServer> some) {
        return some.get(Math.floorMod(turn.getAndIncrement(), some.size()));
    }
}
