package io.countersign.platform;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How far this process is with stopping. The launcher decides, the application follows: first it asks to be left out by load
 * balancers, then it sends away who waits. On Payara Micro both see this one class, since the launcher's loader is the
 * application's parent; on a server of another kind nobody announces a stop, and the server's own ways hold.
 */
public final class Stopping {

    private static final AtomicInteger REQUESTS = new AtomicInteger();

    private static volatile boolean announced;
    private static volatile boolean begun;

    private Stopping() {}

    /** From now on the server is not ready; all goes on as usual. */
    public static void announce() {
        announced = true;
    }

    /** From now on nobody waits for anything here. */
    public static void begin() {
        announced = true;
        begun = true;
    }

    public static boolean isAnnounced() {
        return announced;
    }

    public static boolean hasBegun() {
        return begun;
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
