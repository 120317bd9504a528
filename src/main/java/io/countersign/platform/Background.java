package io.countersign.platform;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedExecutors;
import jakarta.enterprise.concurrent.ManagedTaskListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** To be called before a transaction commits that will give it work: a bean that is made meanwhile gets no resources. */
    public void ready() {}

    /**
     * For what comes back within half a minute on a thread that the server does not know, of an HTTP client for example: a worker
     * that was hired there would belong to no component, and find no database.
     */
    public Executor forAnswer() {
        // Whoever takes this stays for that long, be all places taken by workers that are about to leave
        execute(() -> {});
        return tasks::add;
    }

    /** Returns at once. To be called on threads of the server alone. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        hireOne();
    }

    private void hireOne() {
        if (!places.tryAcquire()) {
            return;
        }
        Worker worker = new Worker();
        try {
            server.execute(ManagedExecutors.managedTask(worker, worker));
        } catch (RejectedExecutionException e) {
            worker.leave();
            LOG.log(Level.FINE, "The server takes no more tasks", e);
        }
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

    /**
     * Has one of the places from being hired on. A server may give it up before it begins: Payara does, without a word, while
     * the application is being started.
     */
    private final class Worker implements Runnable, ManagedTaskListener {

        private final AtomicBoolean placed = new AtomicBoolean(true);

        @Override
        public void run() {
            try {
                Runnable task = next();
                while (task != null && task != END) {
                    Background.run(task);
                    task = next();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                leave();
            }
            // One may have come after the last look and found every place taken
            if (!ended && !tasks.isEmpty() && !Thread.currentThread().isInterrupted()) {
                hireOne();
            }
        }

        private Runnable next() throws InterruptedException {
            return tasks.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }

        void leave() {
            if (placed.compareAndSet(true, false)) {
                places.release();
            }
        }

        @Override
        public void taskDone(Future<?> future, ManagedExecutorService executor, Object task, Throwable failure) {
            leave();
        }

        @Override
        public void taskAborted(Future<?> future, ManagedExecutorService executor, Object task, Throwable failure) {
            leave();
        }

        @Override
        public void taskSubmitted(Future<?> future, ManagedExecutorService executor, Object task) {}

        @Override
        public void taskStarting(Future<?> future, ManagedExecutorService executor, Object task) {}
    }
}
