package io.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeedlesTest {

    private final Needles needles = new Needles();

    @Test
    void secretInTheLogIsToldWithItsLine() {
        needles.add("s3cr3t-cookie");

        assertThatThrownBy(() -> needles.assertAbsentFromLog("one\ngot s3cr3t-cookie\nthree"))
                .hasMessageContaining("got s3cr3t-cookie")
                .hasMessageNotContaining("three");
    }

    @Test
    void sixDigitsCountOnlyWhereAWordSaysWhatTheyAre() {
        needles.add("482913");

        assertThatCode(() -> needles.assertAbsentFromLog("took 482913 ns; code 1482913"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> needles.assertAbsentFromLog("{\"code\": \"482913\"}"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void demoPasswordMayStandInTheGreetingOnly() {
        needles.add(Api.DEMO_PASSWORD);

        assertThatCode(() -> needles.assertAbsentFromLog("with the password demo-password-1"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> needles.assertAbsentFromLog("with the password demo-password-1\n demo-password-1"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void secretsAreKnownByTheNamesOfTheirMembers() throws IOException {
        String json = """
            {"items": [{"code": "pairing-code", "name": "no secret"}], "url": "https://h/mobile/#pair=in-the-link",
             "fields": {"note": "the note itself", "label": "no secret"}, "mapping": {"fields": {"note": "a column"}}}
            """;

        new NeedleFinder(needles).look(new ObjectMapper().readTree(json));

        assertThat(needles.all()).containsExactly("pairing-code", "in-the-link", "the note itself");
        assertThat(needles.values()).containsExactly("the note itself");
    }

    @Test
    void valueIsFoundInFilesInEveryEncoding(@TempDir Path directory) throws IOException {
        needles.addValue("gehéim-value");
        needles.assertValuesAbsentFrom(directory);
        needles.assertValuesAbsentFrom(directory.resolve("never-made"));

        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE}) {
            Path file = Files.write(directory.resolve("journal"), ("xx gehéim-value").getBytes(charset));
            assertThatThrownBy(() -> needles.assertValuesAbsentFrom(directory)).hasMessageContaining("journal");
            Files.delete(file);
        }
    }
}
