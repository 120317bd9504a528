package io.countersign.vault;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.scoring.Result;

/**
 * How hard a password is to guess, as zxcvbn estimates it.
 *
 * @param score 0 (guessed at once) to 4 (safe from a fast attack on a stolen hash)
 * @param bits of entropy, rounded
 * @param advice sentences, most important first
 */
public record Strength(int score, long bits, List<String> advice) {

    private static final Nbvcxz ESTIMATOR = new Nbvcxz();

    /** What is to be judged: at most 128 characters; longer ones need no judgement. */
    public record Of(@NotNull @Size(max = 128) String value) {}

    public static Strength of(String value) {
        Result result = ESTIMATOR.estimate(value);
        List<String> advice = Stream.concat(
                        Stream.ofNullable(result.getFeedback().getWarning()),
                        Stream.ofNullable(result.getFeedback().getSuggestion()).flatMap(List::stream))
                .filter(sentence -> !sentence.isBlank())
                .toList();
        return new Strength(result.getBasicScore(), Math.round(result.getEntropy()), advice);
    }
}
