package io.countersign.platform;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How far this process is with stopping. The launcher decides, the application follows: first it asks to be left out by load
 * balancers, then it sends away who waits. On Payara Micro both see this one class, since the launcher's loader is the
 * application's parent; on a server of another kind the application notices by itself that it is to end.
 */
public final class Stopping {

    /** How long requests under way have since it began. */
    public static final Duration FOR_REQUESTS = Duration.ofSeconds(5);

    private static final AtomicInteger REQUESTS = new AtomicInteger();

    /** By {@link System#nanoTime}; null: not yet. */
    private static final AtomicReference<Long> BEGAN = new AtomicReference<>();

    private static final long LOOK_EVERY_MILLIS = 50;

    private static volatile boolean announced;

    private Stopping() {}

    /** The application is there, again perhaps: a server of another kind may keep this class when it replaces the application. */
    public static void start() {
        announced = false;
        BEGAN.set(null);
    }

    /** From now on the server is not ready; all goes on as usual. */
    public static void announce() {
        announced = true;
    }

    /** From now on nobody waits for anything here. */
    public static void begin() {
        announced = true;
        BEGAN.compareAndSet(null, System.nanoTime());
    }

    /** Begins, if it has not begun; returns when no request is under way any more, or their time is up. */
    public static void drain() {
        begin();
        try {
            while (REQUESTS.get() > 0 && System.nanoTime() - BEGAN.get() < FOR_REQUESTS.toNanos()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static boolean isAnnounced() {
        return announced;
    }

    public static boolean hasBegun() {
        return BEGAN.get() != null;
    }

    public static void requestBegins() {
        REQUESTS.incrementAndGet();
    }

    public static void requestEnds() {
        REQUESTS.decrementAndGet();
    }

    /** How many requests have no complete answer yet, those that wait included. */
    public static int requests() {
        return REQUESTS.get();
    }
}
