package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendLimitTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void waitWhenTwoWereSentThenNone() {
        assertThat(SendLimit.wait(secondsAgo(10, 20), Instant.EPOCH, NOW)).isEmpty();
    }

    @Test
    void waitWhenThreeWereSentInFiveMinutesThenUntilTheFirstIsFiveMinutesOld() {
        assertThat(SendLimit.wait(secondsAgo(10, 20, 180), Instant.EPOCH, NOW)).hasValue(Duration.ofSeconds(120));
    }

    @Test
    void waitWhenAnApprovalCameAfterThemThenNone() {
        assertThat(SendLimit.wait(secondsAgo(10, 20, 180), NOW.minusSeconds(5), NOW))
                .isEmpty();
    }

    @Test
    void waitWhenFifteenWereSentInAnHourThenUntilTheFirstIsAnHourOld() {
        int[] sends = IntStream.range(0, 15).map(i -> 400 + i * 200).toArray();
        assertThat(SendLimit.wait(secondsAgo(sends), Instant.EPOCH, NOW)).hasValue(Duration.ofSeconds(400));
    }

    @Test
    void waitWhenSixtyWereSentInAnHourThenAlsoAfterApprovals() {
        int[] sends = IntStream.range(0, 60).map(i -> 50 + i * 50).toArray();
        assertThat(SendLimit.wait(secondsAgo(sends), NOW, NOW)).hasValue(Duration.ofSeconds(600));
    }

    private static List<Instant> secondsAgo(int... seconds) {
        return Arrays.stream(seconds)
                .mapToObj(NOW::minusSeconds)
                .sorted(Comparator.reverseOrder())
                .toList();
    }
}
