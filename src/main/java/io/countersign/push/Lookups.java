package io.countersign.push;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks endpoints' addresses up away from the caller's thread, since the JDK can only do it blocking: each origin once
 * at a time, at most {@value #MAX_THREADS} at once, {@value #MAX_WAITING} waiting. A name whose servers are slow holds up
 * nobody but those who ask for it. Idle threads end.
 */
final class Lookups implements AutoCloseable {

    private static final int MAX_THREADS = 64;
    private static final int MAX_WAITING = 1000;
    private static final int IDLE_SECONDS = 10;

    private final EndpointGuard guard;
    private final Map<Origin, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();
    private final AtomicInteger threadCount = new AtomicInteger();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            MAX_THREADS,
            MAX_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            this::daemon);

    Lookups(EndpointGuard guard) {
        this.guard = guard;
        threads.allowCoreThreadTimeOut(true);
    }

    /** Ends as {@link EndpointGuard#addresses} does, or with RejectedExecutionException if too many are waiting. */
    CompletableFuture<List<InetAddress>> addresses(Origin origin) {
        CompletableFuture<List<InetAddress>> mine = new CompletableFuture<>();
        CompletableFuture<List<InetAddress>> others = underWay.putIfAbsent(origin, mine);
        if (others != null) {
            return others;
        }
        try {
            threads.execute(() -> look(origin, mine));
        } catch (RejectedExecutionException e) {
            underWay.remove(origin, mine);
            mine.completeExceptionally(e);
        }
        return mine;
    }

    private void look(Origin origin, CompletableFuture<List<InetAddress>> found) {
        List<InetAddress> addresses;
        try {
            addresses = guard.addresses(origin);
        } catch (Exception e) {
            underWay.remove(origin, found);
            found.completeExceptionally(e);
            return;
        }
        underWay.remove(origin, found);
        found.complete(addresses);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        RejectedExecutionException closed = new RejectedExecutionException("closed");
        underWay.values().forEach(waiting -> waiting.completeExceptionally(closed));
    }

    private Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "push-lookup-" + threadCount.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
