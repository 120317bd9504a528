package io.countersign.vault;

import io.countersign.platform.Problem;
import io.countersign.platform.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Bounds what files take from the rest of the server: each that is on its way holds a thread for as long as its line needs,
 * each that is written to the database a connection and some memory.
 */
@ApplicationScoped
public class Transfers {

    /** Fewer than the server has threads for requests. */
    private final Turns moving = new Turns(240, Duration.ZERO);

    private final Turns storing = new Turns(8, Duration.ofSeconds(45));

    /** @throws Problem {@code unavailable} at once if there are too many */
    Turns.Turn toMove() {
        return moving.take();
    }

    /** @throws Problem {@code unavailable} if it is not one's turn within 45 s */
    Turns.Turn toStore() {
        return storing.take();
    }
}
