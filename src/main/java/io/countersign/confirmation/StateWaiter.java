package io.countersign.confirmation;

import java.time.Instant;

/** Waits for the state of one confirmation; knows by itself when it is time to look again. */
abstract class StateWaiter implements Waiter {

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
        watch.find(id).filter(view -> !view.equals(last)).ifPresent(view -> {
            last = view;
            changed(view);
            watch.told(view);
        });
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
