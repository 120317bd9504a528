package io.countersign.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyTextsTest {

    @Test
    void textsAreFoundWhereverTheyAre() {
        List<String> all =
                List.of("at the start", "at the end", "at the very end", "never", "\u00ff\u00ff\u00ff\u00ff\u00fe");
        String content = "at the start and, \u00ff\u00ff\u00ff\u00ff\u00ff\u00fe, not at the en d but at the very end";

        assertThat(in(content, all))
                .containsExactly("at the start", "\u00ff\u00ff\u00ff\u00ff\u00fe", "at the very end");
        assertThat(in("at the very en", all)).isEmpty();
        assertThat(in("", all)).isEmpty();
    }

    @Test
    void sameIsFoundAsByLookingForEach() {
        Random random = new Random(7);
        String content = text(random, 20_000);
        List<String> all =
                IntStream.range(0, 500).mapToObj(n -> text(random, 6 + n % 5)).toList();

        assertThat(in(content, all))
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().filter(content::contains).distinct().toList());
    }

    @Test
    void tooShortATextIsRefused() {
        assertThatThrownBy(() -> in("abc", List.of("abc"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> in(String content, List<String> texts) {
        ManyTexts many = new ManyTexts(
                texts.stream().map(text -> text.getBytes(ISO_8859_1)).toList());
        return many.in(content.getBytes(ISO_8859_1)).stream()
                .map(found -> new String(found, ISO_8859_1))
                .distinct()
                .toList();
    }

    /** Of few letters, so that much is nearly found. */
    private static String text(Random random, int length) {
        return random.ints(length, 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
