package io.countersign.vault;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;

/**
 * The recipe of a passphrase of words of the EFF's long list (7776 words, 12.9 bits each); what is not said is the default.
 *
 * @param words 3 to 12; 5
 * @param separator what stands between them, at most 3 characters; a hyphen
 * @param capitalize whether each begins with a capital; false
 */
public record NewPassphrase(
        @Min(3) @Max(12) Integer words, @Size(max = 3) String separator, Boolean capitalize) {

    private static final int USUAL_WORDS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final List<String> LIST = ConfigurationBuilder.getDefaultDictionaries().stream()
            .filter(dictionary -> dictionary.getDictionaryName().equals("eff_large"))
            .map(dictionary -> dictionary.getSortedDictionary())
            .findFirst()
            .orElseThrow();

    String make() {
        return Stream.generate(() -> LIST.get(RANDOM.nextInt(LIST.size())))
                .limit(words == null ? USUAL_WORDS : words)
                .map(word -> Boolean.TRUE.equals(capitalize) ? capital(word) : word)
                .collect(Collectors.joining(separator == null ? "-" : separator));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
