package io.countersign.vault;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The recipe of a random password; what is not said is the default.
 *
 * @param length 8 to 128 characters; 20
 * @param lower whether it has small letters; true, like the other three
 * @param lookAlikes whether characters that are mistaken for others (0 and O, 1 and l and I, …) may occur; false
 */
public record NewPassword(
        @Min(8) @Max(128) Integer length,
        Boolean lower,
        Boolean upper,
        Boolean digits,
        Boolean symbols,
        Boolean lookAlikes) {

    private static final int USUAL_LENGTH = 20;
    private static final String LOOK_ALIKES = "0O1lI5S2Z8B|`'\"";
    private static final SecureRandom RANDOM = new SecureRandom();

    @AssertTrue(message = "wants characters of at least one set")
    boolean isPossible() {
        return wants(lower) || wants(upper) || wants(digits) || wants(symbols);
    }

    /** At least one character of each wanted set, all else evenly from all of them. */
    String make() {
        List<String> sets = sets();
        String all = String.join("", sets);
        List<Character> characters = new ArrayList<>();
        sets.forEach(set -> characters.add(oneOf(set)));
        while (characters.size() < (length == null ? USUAL_LENGTH : length)) {
            characters.add(oneOf(all));
        }
        Collections.shuffle(characters, RANDOM);
        StringBuilder password = new StringBuilder();
        characters.forEach(password::append);
        return password.toString();
    }

    private List<String> sets() {
        List<String> sets = new ArrayList<>();
        add(sets, lower, "abcdefghijklmnopqrstuvwxyz");
        add(sets, upper, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        add(sets, digits, "0123456789");
        add(sets, symbols, "!#$%&()*+,-./:;<=>?@[]^_{}~|`'\"");
        return sets;
    }

    private void add(List<String> sets, Boolean wanted, String set) {
        if (wants(wanted)) {
            sets.add(Boolean.TRUE.equals(lookAlikes) ? set : set.replaceAll("[" + LOOK_ALIKES + "]", ""));
        }
    }

    private static boolean wants(Boolean set) {
        return set == null || set;
    }

    private static char oneOf(String set) {
        return set.charAt(RANDOM.nextInt(set.length()));
    }
}
