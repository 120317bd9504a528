package io.countersign.confirmation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code wait} preference (RFC 7240, section 4.3). */
public final class Prefer {

    /** Proxies end a request that is silent for longer, so nobody waits longer at a time, in seconds. */
    private static final int LONGEST = 55;

    private static final Pattern WAIT =
            Pattern.compile("(?i)(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=$|[,;])");

    private Prefer() {}

    /** Seconds to wait, 0 to 55; a preference that is not understood is none, as the RFC wants it. */
    public static int waitSeconds(String header) {
        if (header == null) {
            return 0;
        }
        Matcher wait = WAIT.matcher(header);
        return wait.find() ? Math.min(Integer.parseInt(wait.group(1)), LONGEST) : 0;
    }
}
