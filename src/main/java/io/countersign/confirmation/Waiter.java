package io.countersign.confirmation;

import java.time.Instant;

/** Somebody waits for a change. Holds no thread; told by {@link Waiters}, one call at a time. */
public interface Waiter {

    /** Something may have changed: look, and tell the client if so. Must not throw. */
    void look();

    /** Called every second; heartbeats and ends that come by time are the waiter's own. */
    void tick(Instant now);

    /** Nobody waits any more. */
    boolean isOver();
}
