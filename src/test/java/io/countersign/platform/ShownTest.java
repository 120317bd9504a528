package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name shows as it is. */
class ShownTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Production database",
                "24\" monitor, 'blue' (left)",
                "Zoë Łukasz 李小龍 عبد الله שלום",
                "family \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "می\u200Cخواهم",
                ""
            })
    void whatShowsMayBeInAName(String name) {
        assertThat(name).matches(Shown.CLEAN);
        assertThat(name.replaceAll(Shown.HIDDEN, "")).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n", "\r", "\t", "\u0000", "\u001B", "\u007F", "\u0085", "\u2028", "\u2029", "\u202E", "\u2066",
                "\u200B", "\uFEFF"
            })
    void whatHidesOrTurnsMayNot(String character) {
        assertThat("a" + character + "b").doesNotMatch(Shown.CLEAN);
        assertThat(("a" + character + "b").replaceAll(Shown.HIDDEN, "")).isEqualTo("ab");
    }

    @Test
    void longTextIsJudgedWithoutADeepStack() {
        assertThat(Pattern.matches(Shown.CLEAN, "x\uD83D\uDC68".repeat(300_000)))
                .isTrue();
    }

    @Test
    void quotedNameEndsWhereItSeemsTo() {
        assertThat(Quoted.name("Ann\" (ann@acme.test), \"Bob")).isEqualTo("\"Ann” (ann@acme.test), ”Bob\"");
    }
}
