package io.countersign.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Bounds how many do the same at a time, where it takes memory, threads or connections from all others. A connection to the
 * database that one has before one's turn is held while one waits.
 */
public final class Turns {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final Semaphore free;
    private final Duration patience;

    /**
     * @param atOnce how many have a turn at a time
     * @param patience how long one waits for it, in the order in which they came; zero: not at all
     */
    public Turns(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /**
     * Waits for a turn.
     *
     * @return the turn, which lasts until it is closed
     * @throws Problem {@code unavailable}, with when to try again, if there is none in time
     */
    public Turn take() {
        try {
            if (free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Problem(ProblemType.UNAVAILABLE).retryAfter(TRY_AGAIN);
    }

    /** To be closed when it is over, by any thread; closing it again does nothing. */
    public final class Turn implements AutoCloseable {

        private final AtomicBoolean over = new AtomicBoolean();

        private Turn() {}

        @Override
        public void close() {
            if (!over.getAndSet(true)) {
                free.release();
            }
        }
    }
}
