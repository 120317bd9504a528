package io.countersign.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null | ''                          | en",
                "null | de                          | de",
                "null | de-AT                       | de",
                "null | fr-CH, fr;q=0.9, de;q=0.5   | de",
                "null | en;q=0.5, de;q=0.9          | de",
                "null | de;q=0, en                  | en",
                "null | *                           | en",
                "null | tlh, ;;=x                   | en",
                "de   | en                          | de",
                "en   | de                          | en",
                "xx   | de                          | de"
            })
    void chosenLanguageThenTheFirstAcceptedOneThenEnglish(String chosen, String acceptLanguage, String language) {
        assertThat(Wording.of(chosen, acceptLanguage).language()).isEqualTo(language);
    }

    @Test
    void languagesAreTheFilesThereAre() {
        assertThat(Wording.languages()).containsExactly("en", "de");
    }

    @Test
    void everyLanguageSaysEverything() throws IOException {
        List<String> others = Wording.languages().subList(1, Wording.languages().size());
        for (String language : others) {
            assertThat(keys("_" + language)).as(language).isEqualTo(keys(""));
        }
    }

    @Test
    void argumentsAreFilledInAsTheyAre() {
        assertThat(Wording.of("de", "").say("link.asked", "View \"{0}\" it's", "Firefox", "::1"))
                .startsWith("View \"{0}\" it's: gefragt in Firefox (::1)");
    }

    private static Set<String> keys(String suffix) throws IOException {
        String file = "mails" + suffix + ".properties";
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(Wording.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words.stringPropertyNames();
    }
}
