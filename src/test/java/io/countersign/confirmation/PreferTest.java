package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=25 | 25",
                "Wait = 5 | 5",
                "respond-async, wait=10 | 10",
                "wait=\"7\"; foo=bar | 7",
                "wait=99999 | 55",
                "wait=99999999999 | 55",
                "wait=007 | 7",
                "wait=00 | 0",
                "foo=\"a, wait=9\", wait=3 | 3",
                "foo=\"a, \\\", wait=9\"; bar=\"b, wait=8\", wait=4; baz=\",\" | 4",
                "foo=\"never closed, wait=9 | 0",
                "foo; wait=9 | 0",
                "wait=5, wait=9 | 5",
                "wait=-1 | 0",
                "wait=abc | 0",
                "await=5 | 0",
                "wait= | 0",
                "wait | 0"
            })
    void waitSeconds(String header, int seconds) {
        assertThat(Prefer.waitSeconds(List.of(header))).isEqualTo(seconds);
    }

    @Test
    void linesAreOneList() {
        assertThat(Prefer.waitSeconds(List.of())).isZero();
        assertThat(Prefer.waitSeconds(List.of("respond-async", "wait=10"))).isEqualTo(10);
        assertThat(Prefer.waitSeconds(List.of("wait=10", "wait=20"))).isEqualTo(10);
    }

    @Test
    @Timeout(10)
    void longOneIsReadOnce() {
        String quotes = "foo=\"" + "\\\"".repeat(50_000);

        assertThat(Prefer.waitSeconds(List.of(quotes, "wait=10"))).isZero();
        assertThat(Prefer.waitSeconds(List.of("a".repeat(100_000), "wait=10"))).isEqualTo(10);
        assertThat(Prefer.waitSeconds(List.of("wait=" + "0".repeat(100_000) + "x")))
                .isZero();
    }
}
