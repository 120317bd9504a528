package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.countersign.platform.SystemClock;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One waiter's end is not the others'. */
class WaitersTest {

    private final Waiters waiters = new Waiters();
    private final AtomicInteger ticks = new AtomicInteger();
    private final AtomicInteger ends = new AtomicInteger();

    @BeforeEach
    void giveThemAClock() throws ReflectiveOperationException {
        Field clock = Waiters.class.getDeclaredField("clock");
        clock.setAccessible(true);
        clock.set(waiters, new SystemClock());
    }

    @Test
    void tickOfAFailingWaiterReachesTheOthersAndIsItsLast() {
        waiters.awaitConfirmation("c_1", waiter(false, true));
        waiters.awaitConfirmation("c_1", waiter(false, false));
        waiters.awaitMember("m_1", waiter(false, false));

        assertThatCode(waiters::tick).doesNotThrowAnyException();
        assertThat(ticks).hasValue(3);

        waiters.tick();
        assertThat(ticks).hasValue(5);
    }

    @Test
    void waiterThatIsOverIsTickedNoMore() {
        waiters.awaitConfirmation("c_1", waiter(true, true));

        waiters.tick();

        assertThat(ticks).hasValue(0);
    }

    @Test
    void endOfTheNodeReachesAllAndLeavesNone() {
        waiters.awaitConfirmation("c_1", waiter(false, true));
        waiters.awaitConfirmation("c_1", waiter(false, false));
        waiters.awaitMember("m_1", waiter(false, false));
        assertThat(waiters.count()).isEqualTo(3);

        waiters.endAll();

        assertThat(ends).hasValue(3);
        assertThat(waiters.count()).isZero();
    }

    private Waiter waiter(boolean over, boolean failing) {
        return new Waiter() {
            @Override
            public void look() {}

            @Override
            public void tick(Instant now) {
                ticks.incrementAndGet();
                if (failing) {
                    throw new IllegalStateException("closed");
                }
            }

            @Override
            public void end() {
                ends.incrementAndGet();
                if (failing) {
                    throw new IllegalStateException("closed");
                }
            }

            @Override
            public boolean isOver() {
                return over;
            }
        };
    }
}
