package io.countersign.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/** The same thing done again and again by several threads, each time for the member who has rested longest. */
final class Load {

    /** One turn; answers how long what is measured took, in nanoseconds. */
    interface Turn {
        long run(BenchMember member) throws Exception;
    }

    private final ServerGauge server;
    private final BlockingQueue<BenchMember> resting;

    Load(ServerGauge server, List<BenchMember> members) {
        this.server = server;
        this.resting = new LinkedBlockingQueue<>(members);
    }

    /** What is measured from its beginning to its end. */
    interface Call {
        void run(BenchMember member) throws Exception;
    }

    static Turn whole(Call call) {
        return member -> {
            long begin = System.nanoTime();
            call.run(member);
            return System.nanoTime() - begin;
        };
    }

    Figures run(int threads, int turns, Turn turn) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Duration processor = server.processorTime();
            long begin = System.nanoTime();
            List<Future<Long>> results = new ArrayList<>();
            for (int i = 0; i < turns; i++) {
                results.add(pool.submit(() -> once(turn)));
            }
            long[] nanos = new long[turns];
            for (int i = 0; i < turns; i++) {
                nanos[i] = results.get(i).get();
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
            return Figures.of(elapsed, server.processorTime().minus(processor), nanos);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A turn failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private long once(Turn turn) throws Exception {
        BenchMember member = resting.take();
        try {
            return turn.run(member);
        } finally {
            resting.add(member);
        }
    }
}
