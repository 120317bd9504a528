package io.countersign.confirmation;

import java.time.Instant;

/** Somebody waits for a change. Holds no thread; told by {@link Waiters}, one call at a time. */
public interface Waiter {

    /** Something may have changed: look, and tell the client if so. Must not throw. */
    void look();

    /**
     * Called every second; heartbeats and ends that come by time are the waiter's own. Must not ask the database: all others
     * wait for it.
     *
     * @return whether to {@link #look} now
     */
    boolean tick(Instant now);

    /** This node stops: ends the wait as if its time were up, so that the client asks again, here later or elsewhere now. */
    void end();

    /** Nobody waits any more. */
    boolean isOver();
}
