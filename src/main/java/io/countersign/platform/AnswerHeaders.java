package io.countersign.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Nothing of the API is kept by anybody (ASVS 14.3.2) on its way either, and every answer tells the server's time. */
@ApplicationScoped
public class AnswerHeaders {

    /** An IMF-fixdate (RFC 9110, section 5.6.7): two digits for every day, which Java's RFC 1123 does not write. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @Inject
    private SystemClock clock;

    /** Of an answer that begins now. */
    public Map<String, String> now() {
        return Map.of(
                "Cache-Control",
                "no-store",
                // To an nginx between: pass on at once what comes, events above all, and put nothing on your disk
                "X-Accel-Buffering",
                "no",
                "Date",
                date(clock.instant()));
    }

    static String date(Instant at) {
        return DATE.format(at);
    }
}
