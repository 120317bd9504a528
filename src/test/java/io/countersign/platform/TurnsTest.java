package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void neverMoreAtOnceThanItSaysAndEachHasItsTurn() throws Exception {
        Turns turns = new Turns(2, LONG);
        AtomicInteger atIt = new AtomicInteger();
        Callable<Integer> work = () -> {
            try (Turns.Turn turn = turns.take()) {
                int count = atIt.incrementAndGet();
                Thread.sleep(2);
                atIt.decrementAndGet();
                return count;
            }
        };

        List<Integer> seen = Together.times(40, work);

        assertThat(seen).hasSize(40).allMatch(count -> count <= 2);
    }

    @Test
    void withoutPatienceThenRefusedAtOnceAndToldWhenToTryAgain() {
        Turns turns = new Turns(1, Duration.ZERO);
        Turns.Turn taken = turns.take();

        assertThatThrownBy(turns::take).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
            assertThat(problem.members()).containsEntry("retryAfter", 5L);
        });
        taken.close();
        turns.take().close();
    }

    @Test
    void closedTwiceThenOnePlaceIsFreeNotTwo() {
        Turns turns = new Turns(1, Duration.ZERO);
        Turns.Turn first = turns.take();
        first.close();
        first.close();
        turns.take();

        assertThatThrownBy(turns::take).isInstanceOf(Problem.class);
    }

    @Test
    void interruptedWhileWaitingThenRefusedAndStillInterrupted() throws Exception {
        Turns turns = new Turns(1, LONG);
        turns.take();
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                turns.take();
                ended.complete(false);
            } catch (Problem refused) {
                ended.complete(Thread.currentThread().isInterrupted());
            }
        });
        waiting.start();
        waiting.interrupt();

        assertThat(ended.get(30, TimeUnit.SECONDS)).isTrue();
    }
}
