package io.countersign.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void successIsAccepted(int status) {
        assertThat(Answer.judge(status, null, NOW)).isEqualTo(new PushResult.Accepted());
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void endedSubscriptionIsGone(int status) {
        assertThat(Answer.judge(status, "5", NOW)).isEqualTo(new PushResult.Gone());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308, 400, 401, 403, 405, 413, 422})
    void anythingElseIsRefusedWithItsStatus(int status) {
        assertThat(Answer.judge(status, "5", NOW))
                .isInstanceOfSatisfying(
                        PushResult.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains(Integer.toString(status))
                                .endsWith("."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | 120 | PT2M",
                "503 | 0 | PT0S",
                "500 | 7 | PT7S",
                "408 | 7 | PT7S",
                "429 | Wed, 25 Nov 2026 10:01:30 GMT | PT1M30S",
                "503 | Wednesday, 25-Nov-26 10:01:30 GMT | PT1M30S",
                "429 | Wed, 25 Nov 2026 09:00:00 GMT | PT0S",
                "429 | 999999999 | PT24H",
                "429 | Sat, 25 Nov 2090 10:00:00 GMT | PT24H",
                "429 | -5 | PT0S",
                "429 | 99999999999999999999 | PT0S",
                "429 | soon | PT0S"
            })
    void retryAfterIsReadInBothForms(int status, String retryAfter, Duration after) {
        assertThat(Answer.judge(status, retryAfter, NOW)).isEqualTo(new PushResult.TryLater(after));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void withoutRetryAfterNothingIsSaid(String retryAfter) {
        assertThat(Answer.judge(429, retryAfter, NOW)).isEqualTo(new PushResult.TryLater(Duration.ZERO));
    }

    @Test
    void brokenServiceIsTriedLater() {
        assertThat(Answer.judge(500, null, NOW)).isEqualTo(new PushResult.TryLater(Duration.ZERO));
        assertThat(Answer.judge(599, null, NOW)).isEqualTo(new PushResult.TryLater(Duration.ZERO));
    }
}
