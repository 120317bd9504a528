package io.countersign.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Nothing of the API is kept by anybody (ASVS 14.3.2) on its way either, and every answer tells the server's time. */
@ApplicationScoped
public class AnswerHeaders {

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
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC)));
    }
}
