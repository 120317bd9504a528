package io.countersign.confirmation;

import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Waits for the state of one confirmation; knows by itself when it is time to look again. */
abstract class StateWaiter implements Waiter {

    private static final Logger LOG = Logger.getLogger(StateWaiter.class.getName());

    /** How often it looks although nobody has told of a change, in seconds. */
    private static final int SLOW_LOOK = 10;

    private final String id;
    private final ConfirmationWatch watch;
    private ConfirmationView last;
    private int ticks;

    StateWaiter(ConfirmationView first, ConfirmationWatch watch) {
        this.id = first.id();
        this.last = first;
        this.watch = watch;
    }

    @Override
    public final synchronized void look() {
        if (isOver()) {
            return;
        }
        now().filter(view -> !view.equals(last)).ifPresent(view -> {
            last = view;
            changed(view);
            watch.told(view);
        });
    }

    /** Empty while the database is away: the next slow look sees what has become of it. */
    private Optional<ConfirmationView> now() {
        try {
            return watch.find(id);
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Nothing could be seen", e);
            return Optional.empty();
        }
    }

    @Override
    public final void tick(Instant now) {
        ticks++;
        second(ticks);
        if (ticks % SLOW_LOOK == 0 || !last.expiresAt().isAfter(now)) {
            look();
        }
    }

    /** The confirmation looks different from what was last seen. */
    abstract void changed(ConfirmationView view);

    /** One more second has passed. */
    abstract void second(int seconds);
}
