package io.countersign.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * What is told to the broker beside requests. A broker that is away holds up each who tells it something for seconds, so
 * few of {@link Background}'s workers do it: the others are there for those who wait. While there is more than a broker of
 * good health ever leaves undone, what comes is dropped: whoever relies on it has a sweep, or looks by itself.
 */
@ApplicationScoped
public class BrokerTasks implements Executor {

    static final int AT_ONCE = 4;

    static final int MOST_WAITING = 2_000;

    private final Queue<Runnable> tasks = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Semaphore places = new Semaphore(AT_ONCE);

    @Inject
    private Background background;

    /** As {@link Background#ready}. */
    public void ready() {
        background.ready();
    }

    /** Returns at once. To be called on threads of the server alone. */
    @Override
    public void execute(Runnable task) {
        if (tasks.offer(task)) {
            goOn();
        }
    }

    private void goOn() {
        if (!tasks.isEmpty() && places.tryAcquire()) {
            background.execute(this::runNext);
        }
    }

    /** One only, and then to the end of the queue: what came meanwhile for others goes first. */
    private void runNext() {
        try {
            Runnable task = tasks.poll();
            if (task != null) {
                task.run();
            }
        } finally {
            places.release();
            // One may have come and found every place taken
            goOn();
        }
    }
}
