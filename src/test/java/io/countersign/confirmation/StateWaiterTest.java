package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a waiter looks at by itself: others tell it of nearly all. */
class StateWaiterTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final List<ConfirmationState> told = new ArrayList<>();
    private final Watched watched = new Watched();
    private final StateWaiter waiter = new Recorded(watched, told);

    @Test
    void nothingIsLookedAtThatOthersTellOf() {
        tick(60);

        assertThat(watched.looks).isZero();
    }

    @Test
    void whoSawNothingLooksAgain() {
        watched.away = true;
        waiter.look();
        watched.away = false;
        watched.state = ConfirmationState.CONFIRMED;

        tick(9);
        assertThat(told).isEmpty();
        tick(1);
        assertThat(told).containsExactly(ConfirmationState.CONFIRMED);
        tick(60);
        assertThat(watched.looks).isEqualTo(2);
    }

    private void tick(int seconds) {
        for (int i = 0; i < seconds; i++) {
            if (waiter.tick(NOW)) {
                waiter.look();
            }
        }
    }

    private static ConfirmationView view(ConfirmationState state) {
        return new ConfirmationView(
                "c_1",
                state,
                Action.SECRET_VIEW,
                null,
                "View",
                List.of(),
                List.of(),
                List.of(),
                "123456",
                false,
                NOW,
                NOW.plusSeconds(120),
                null,
                null,
                Map.of());
    }

    private static final class Watched extends ConfirmationWatch {
        private ConfirmationState state = ConfirmationState.PENDING;
        private boolean away;
        private int looks;

        @Override
        Optional<ConfirmationView> find(String id) {
            looks++;
            if (away) {
                throw new IllegalStateException("The database is away");
            }
            return Optional.of(view(state));
        }

        @Override
        void told(ConfirmationView view) {
            // Nothing is measured here
        }
    }

    private static final class Recorded extends StateWaiter {
        private final List<ConfirmationState> told;

        private Recorded(ConfirmationWatch watch, List<ConfirmationState> told) {
            super(view(ConfirmationState.PENDING), watch);
            this.told = told;
        }

        @Override
        void changed(ConfirmationView view) {
            told.add(view.state());
        }

        @Override
        boolean second(int seconds) {
            return false;
        }

        @Override
        public void end() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOver() {
            return false;
        }
    }
}
