package io.countersign.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Duration WAIT = Duration.ofSeconds(5);

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void successIsAccepted(int status) {
        assertThat(judge(status)).isEqualTo(new PushResult.Accepted());
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void endedSubscriptionIsGone(int status) {
        assertThat(judge(status)).isEqualTo(new PushResult.Gone());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308, 400, 401, 403, 405, 413, 422})
    void anythingElseIsRefusedWithItsStatus(int status) {
        assertThat(judge(status))
                .isInstanceOfSatisfying(
                        PushResult.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains(Integer.toString(status))
                                .endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503, 599})
    void busyOrBrokenServiceIsTriedLater(int status) {
        assertThat(judge(status)).isEqualTo(new PushResult.TryLater(WAIT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | PT2M",
                "0 | PT0S",
                "7 | PT7S",
                "Wed, 25 Nov 2026 10:01:30 GMT | PT1M30S",
                "Wednesday, 25-Nov-26 10:01:30 GMT | PT1M30S",
                "Wed, 25 Nov 2026 09:00:00 GMT | PT0S",
                "999999999 | PT24H",
                "Sat, 25 Nov 2090 10:00:00 GMT | PT24H",
                "-5 | PT0S",
                "99999999999999999999 | PT0S",
                "soon | PT0S"
            })
    void retryAfterIsReadInBothForms(String retryAfter, Duration wait) {
        assertThat(Answer.wait(retryAfter, NOW)).isEqualTo(wait);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void withoutRetryAfterNothingIsSaid(String retryAfter) {
        assertThat(Answer.wait(retryAfter, NOW)).isZero();
    }

    private static PushResult judge(int status) {
        return PushClient.judge(new Reply.Answered(status, WAIT, new byte[0]));
    }
}
