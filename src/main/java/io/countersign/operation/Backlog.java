package io.countersign.operation;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Counts of the database, at most five seconds old: however often somebody asks, it is asked once, and nobody waits long. */
@ApplicationScoped
class Backlog {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final long PATIENCE_SECONDS = 2;

    @Inject
    private BacklogCounts counts;

    @Resource
    private ManagedExecutorService executor;

    private Future<Sample> running;
    private Sample last = Sample.MISSING;
    private long lookedAt = System.nanoTime() - FRESH.toNanos();

    /** What is counted by channel and state, both in small letters. */
    record Pile(String channel, String state) {}

    /**
     * What was seen.
     *
     * @param reached whether the database has answered; all else is empty if not
     */
    record Sample(boolean reached, double seconds, Map<Pile, Double> outbox, double lateSeconds, double sessions) {

        static final Sample MISSING = new Sample(false, Double.NaN, Map.of(), Double.NaN, Double.NaN);
    }

    synchronized Sample now() {
        if (System.nanoTime() - lookedAt >= FRESH.toNanos()) {
            look();
        }
        return last;
    }

    private void look() {
        try {
            if (running == null) {
                running = executor.submit(counts::take);
            }
            last = running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            running = null;
        } catch (TimeoutException e) {
            // It goes on: another one beside it would only take one more thread
            last = Sample.MISSING;
        } catch (ExecutionException | RejectedExecutionException e) {
            running = null;
            last = Sample.MISSING;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lookedAt = System.nanoTime();
    }
}
