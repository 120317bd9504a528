package io.countersign.confirmation;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code wait} preference (RFC 7240, section 4.3). */
public final class Prefer {

    /** Proxies end a request that is silent for longer, so nobody waits longer at a time, in seconds. */
    private static final int LONGEST = 55;

    /** One of the list, with its parameters: a comma within quotes is part of it. */
    private static final Pattern PREFERENCE = Pattern.compile("(?:[^\",]|\"(?:[^\"\\\\]|\\\\.)*+\"?)++");

    private static final Pattern WAIT =
            Pattern.compile("(?i)\\s*+wait\\s*+=\\s*+\"?+0*+(\\d*+)(?<=\\d)\"?+\\s*+(?:;.*+)?+");

    private Prefer() {}

    /**
     * Seconds to wait, 0 to 55; a preference that is not understood is none, as the RFC wants it.
     *
     * @param lines of the {@code Prefer} header: one list, however many they are (section 2)
     */
    public static int waitSeconds(List<String> lines) {
        Matcher preference = PREFERENCE.matcher(String.join(",", lines));
        while (preference.find()) {
            Matcher wait = WAIT.matcher(preference.group());
            if (wait.matches()) {
                return atMostLongest(wait.group(1));
            }
        }
        return 0;
    }

    /** @param digits as many as somebody sends, without leading zeros */
    private static int atMostLongest(String digits) {
        return digits.length() > 2 ? LONGEST : Math.min(Integer.parseInt("0" + digits), LONGEST);
    }
}
