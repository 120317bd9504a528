package io.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Every secret that a test has sent to its server or got from it. Six-digit codes count where a word before them says
 * what they are, since any six digits turn up by chance; other values shorter than eight characters do not count.
 */
public final class Needles {

    private static final int SHORTEST = 8;
    private static final Pattern CODE = Pattern.compile("\\d{6}");
    private static final String SAYS_WHAT_IT_IS = "(?i)\\b(code|number|pin|otp)s?\\b[^0-9\\n]{0,20}(?<!\\d)%s(?!\\d)";

    /** The greeting in demo mode prints the demo password, as it must. */
    private static final String GREETING = "with the password " + Api.DEMO_PASSWORD;

    private final Set<String> all = new LinkedHashSet<>();
    private final Set<String> values = new LinkedHashSet<>();

    /** A password, cookie, token, code or key: never in the log. */
    public synchronized void add(String needle) {
        if (needle != null && (needle.length() >= SHORTEST || isCode(needle))) {
            all.add(needle);
        }
    }

    /** The value of a field of a secret: never in the log and never in clear in the data directory. */
    public synchronized void addValue(String value) {
        add(value);
        if (value != null && value.length() >= SHORTEST) {
            values.add(value);
        }
    }

    public synchronized List<String> all() {
        return List.copyOf(all);
    }

    public synchronized List<String> values() {
        return List.copyOf(values);
    }

    /** Fails with the lines that hold a secret. */
    public void assertAbsentFromLog(String log) {
        String searched = log.replace(GREETING, "");
        Set<String> leaks = new LinkedHashSet<>();
        for (String needle : all()) {
            Predicate<String> holds = appearance(needle);
            if (holds.test(searched)) {
                searched.lines().filter(holds).map(String::strip).forEach(leaks::add);
                leaks.add("(the secret is " + needle + ")");
            }
        }
        assertThat(leaks).as("secrets in the log").isEmpty();
    }

    /** Fails with the files that hold the value of a secret's field in clear; those that the build made do not count. */
    public void assertValuesAbsentFrom(Path directory) {
        DataDirectory.assertHoldsNone(directory, values());
    }

    private static Predicate<String> appearance(String needle) {
        return isCode(needle)
                ? Pattern.compile(SAYS_WHAT_IT_IS.formatted(needle)).asPredicate()
                : text -> text.contains(needle);
    }

    private static boolean isCode(String needle) {
        return CODE.matcher(needle).matches();
    }
}
