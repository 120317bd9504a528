package io.countersign.directory;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * A code that people compare and may type: ten consonants, 43 bits (RFC 8628, section 6.1), shown in two groups. None of
 * them makes a word.
 */
final class UserCode {

    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private UserCode() {}

    /** A new one, for example {@code BCDFG-HJKLM}. */
    static String next() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 2 * GROUP; i++) {
            code.append(i == GROUP ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** As {@link #next()} gives it, however it was typed; what is no code stays none. */
    static String normal(String typed) {
        String letters = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return letters.length() == 2 * GROUP ? letters.substring(0, GROUP) + "-" + letters.substring(GROUP) : letters;
    }
}
