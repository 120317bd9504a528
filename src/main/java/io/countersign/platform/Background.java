package io.countersign.platform;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The short work that goes on beside requests, in the order in which it came, at most {@value #AT_ONCE} at a time on this
 * node. What is still to be done when the process ends is lost: whoever relies on it has a sweep that comes back to it.
 *
 * <p>A few tasks of the server's executor do it, one after the other, because each task costs: Payara looks through all jars
 * for a service before it lets one begin, which was a quarter of the processor time of a confirmation.
 */
@ApplicationScoped
public class Background implements Executor {

    static final int AT_ONCE = 12;

    private static final Logger LOG = Logger.getLogger(Background.class.getName());

    /** How long a worker stays without work. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Ends the worker that takes it. */
    private static final Runnable END = () -> {};

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private volatile boolean ended;

    @Resource
    private ManagedExecutorService server;

    /** Returns at once. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        hireOne();
    }

    private void hireOne() {
        if (!places.tryAcquire()) {
            return;
        }
        try {
            server.execute(this::work);
        } catch (RejectedExecutionException e) {
            places.release();
            LOG.log(Level.FINE, "The server takes no more tasks", e);
        }
    }

    private void work() {
        try {
            Runnable task = next();
            while (task != null && task != END) {
                run(task);
                task = next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
        // One may have come after the last look and found every place taken
        if (!ended && !tasks.isEmpty() && !Thread.currentThread().isInterrupted()) {
            hireOne();
        }
    }

    private Runnable next() throws InterruptedException {
        return tasks.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Work beside requests has failed", e);
        }
    }

    /** Where the server outlives the application, its threads are given back. */
    @PreDestroy
    void end() {
        ended = true;
        tasks.addAll(Collections.nCopies(AT_ONCE, END));
    }
}
