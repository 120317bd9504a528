package io.countersign.confirmation;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Waits for the state of one confirmation; knows by itself when it is time to look again. */
abstract class StateWaiter implements Waiter {

    /** How often it looks although nobody has told of a change, in seconds. */
    private static final int SLOW_LOOK = 10;

    private final String id;
    private final Function<String, Optional<ConfirmationView>> source;
    private ConfirmationView last;
    private int ticks;

    StateWaiter(ConfirmationView first, Function<String, Optional<ConfirmationView>> source) {
        this.id = first.id();
        this.last = first;
        this.source = source;
    }

    @Override
    public final synchronized void look() {
        if (isOver()) {
            return;
        }
        source.apply(id).filter(view -> !view.equals(last)).ifPresent(view -> {
            last = view;
            changed(view);
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
