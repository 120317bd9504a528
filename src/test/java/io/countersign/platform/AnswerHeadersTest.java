package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerHeadersTest {

    /** RFC 9110, section 5.6.7: a date has one length. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1994-11-06T08:49:37Z | Sun, 06 Nov 1994 08:49:37 GMT",
                "2026-09-30T23:59:59.999Z | Wed, 30 Sep 2026 23:59:59 GMT"
            })
    void date(Instant at, String written) {
        assertThat(AnswerHeaders.date(at)).isEqualTo(written);
    }
}
