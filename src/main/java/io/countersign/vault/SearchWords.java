package io.countersign.vault;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The words by which secrets are found: of names and labels, without case and accents, so that "munchen" finds "München".
 * They are compared byte by byte, the same on every database.
 */
final class SearchWords {

    private static final int LONGEST = 60;
    private static final int MOST = 100;

    private SearchWords() {}

    /** @param texts names and labels, never values */
    static List<String> of(Collection<String> texts) {
        return texts.stream()
                .flatMap(SearchWords::split)
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST)))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Stream<String> split(String text) {
        // To upper case first: ß is SS then
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty());
    }

    static byte[] from(String prefix) {
        return prefix.getBytes(StandardCharsets.UTF_8);
    }

    /** Behind every word that begins so: UTF-8 has no byte 0xFF. */
    static byte[] until(String prefix) {
        byte[] first = from(prefix);
        byte[] behind = Arrays.copyOf(first, first.length + 1);
        behind[first.length] = (byte) 0xFF;
        return behind;
    }
}
