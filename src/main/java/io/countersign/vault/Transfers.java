package io.countersign.vault;

import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Bounds what files take from the rest of the server: each that is on its way holds a thread for as long as its line needs,
 * each that is written to the database a connection and some memory.
 */
@ApplicationScoped
public class Transfers {

    /** Fewer than the server has threads for requests. */
    private static final int ON_THEIR_WAY = 240;

    private static final int BEING_STORED = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Semaphore onTheirWay = new Semaphore(ON_THEIR_WAY);
    private final Semaphore beingStored = new Semaphore(BEING_STORED, true);

    /** Leave to do it, until it is closed. */
    record Leave(Semaphore from, AtomicBoolean open) implements AutoCloseable {

        Leave(Semaphore from) {
            this(from, new AtomicBoolean(true));
        }

        @Override
        public void close() {
            if (open.getAndSet(false)) {
                from.release();
            }
        }
    }

    /** @throws Problem {@code unavailable} at once if there are too many */
    Leave toMove() {
        if (!onTheirWay.tryAcquire()) {
            throw new Problem(ProblemType.UNAVAILABLE).retryAfter(Duration.ofSeconds(2));
        }
        return new Leave(onTheirWay);
    }

    /** @throws Problem {@code unavailable} if it is not one's turn within {@code PATIENCE} */
    Leave toStore() {
        try {
            if (beingStored.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return new Leave(beingStored);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Problem(ProblemType.UNAVAILABLE).retryAfter(Duration.ofSeconds(5));
    }
}
