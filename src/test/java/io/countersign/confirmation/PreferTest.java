package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null | 0",
                "wait=25 | 25",
                "Wait = 5 | 5",
                "respond-async, wait=10 | 10",
                "wait=\"7\"; foo=bar | 7",
                "wait=99999 | 55",
                "wait=-1 | 0",
                "wait=abc | 0",
                "await=5 | 0",
                "wait | 0"
            })
    void waitSeconds(String header, int seconds) {
        assertThat(Prefer.waitSeconds(header)).isEqualTo(seconds);
    }
}
