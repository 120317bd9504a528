package io.countersign.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Durations in the sentences that are confirmed. */
final class Durations {

    private Durations() {}

    /** For example {@code 1 hour 30 minutes}; seconds only where there are some. */
    static String inWords(Duration time) {
        List<String> parts = new ArrayList<>();
        add(parts, time.toDays(), "day");
        add(parts, time.toHoursPart(), "hour");
        add(parts, time.toMinutesPart(), "minute");
        add(parts, time.toSecondsPart(), "second");
        return parts.isEmpty() ? "less than a second" : String.join(" ", parts);
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
