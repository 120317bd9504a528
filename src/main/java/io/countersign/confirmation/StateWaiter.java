package io.countersign.confirmation;

import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Waits for the state of one confirmation; knows by itself when its time is over. */
abstract class StateWaiter implements Waiter {

    private static final Logger LOG = Logger.getLogger(StateWaiter.class.getName());

    /** How soon it looks again after nothing could be seen, in seconds. */
    private static final int AGAIN = 10;

    private final String id;
    private final ConfirmationWatch watch;
    private volatile ConfirmationView last;
    private volatile boolean blind;
    private ConfirmationView limited;
    private Instant limitEnds;
    private int ticks;

    StateWaiter(ConfirmationView first, ConfirmationWatch watch) {
        this.id = first.id();
        this.last = first;
        this.watch = watch;
    }

    @Override
    public synchronized void look() {
        if (isOver()) {
            return;
        }
        now().filter(view -> !view.equals(last)).ifPresent(view -> {
            last = view;
            changed(view);
            watch.told(view);
        });
    }

    /** Empty while the database is away. */
    private Optional<ConfirmationView> now() {
        try {
            Optional<ConfirmationView> view = watch.find(id);
            blind = false;
            return view;
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Nothing could be seen", e);
            blind = true;
            return Optional.empty();
        }
    }

    @Override
    public final boolean tick(Instant now) {
        ticks++;
        boolean over = second(ticks);
        return over || !last.expiresAt().isAfter(now) || limitIsOver(now) || blind && ticks % AGAIN == 0;
    }

    /** A limit of sends ends by time, and nobody tells. */
    private boolean limitIsOver(Instant now) {
        ConfirmationView view = last;
        if (view != limited) {
            limited = view;
            limitEnds = view.sendableIn().map(now::plus).orElse(Instant.MAX);
        }
        return !limitEnds.isAfter(now);
    }

    /** The confirmation looks different from what was last seen. */
    abstract void changed(ConfirmationView view);

    /** One more second has passed. @return whether to look now */
    abstract boolean second(int seconds);
}
