package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.countersign.platform.Background;
import io.countersign.platform.SystemClock;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One waiter's end is not the others'. */
class WaitersTest {

    private final Waiters waiters = new Waiters();
    private final AtomicInteger ticks = new AtomicInteger();
    private final AtomicInteger ends = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private boolean wantsToLook;

    @BeforeEach
    void giveThemWhatTheyNeed() throws ReflectiveOperationException {
        give("clock", new SystemClock());
        give("background", new Background() {
            @Override
            public void execute(Runnable task) {
                background.add(task);
            }
        });
    }

    private void give(String name, Object value) throws ReflectiveOperationException {
        Field field = Waiters.class.getDeclaredField(name);
        field.setAccessible(true);
        field.set(waiters, value);
    }

    /** A look waits for the database, and a tick for nobody. */
    @Test
    void whoWantsToLookDoesSoBesideTheTickAndOnceForAllThatItWasToldMeanwhile() {
        waiters.awaitConfirmation("c_1", waiter(false, false));
        wantsToLook = true;

        waiters.tick();
        waiters.tick();
        waiters.wake(new ConfirmationChanged("c_1", "m_1"));

        assertThat(looks).hasValue(0);
        assertThat(background).hasSize(1);
        background.remove().run();
        assertThat(looks).hasValue(1);
        waiters.wake(new ConfirmationChanged("c_1", "m_1"));
        assertThat(background).hasSize(1);
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
            public void look() {
                looks.incrementAndGet();
            }

            @Override
            public boolean tick(Instant now) {
                ticks.incrementAndGet();
                if (failing) {
                    throw new IllegalStateException("closed");
                }
                return wantsToLook;
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
