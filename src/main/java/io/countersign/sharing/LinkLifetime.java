package io.countersign.sharing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;

/** How long a link can be opened, in JSON as a duration of ISO 8601. */
public enum LinkLifetime {
    ONE_HOUR("PT1H", "1 hour"),
    TWELVE_HOURS("PT12H", "12 hours"),
    ONE_DAY("P1D", "1 day"),
    FIVE_DAYS("P5D", "5 days"),
    THIRTY_DAYS("P30D", "30 days");

    private final String id;
    private final String words;

    LinkLifetime(String id, String words) {
        this.id = id;
        this.words = words;
    }

    @JsonValue
    public String id() {
        return id;
    }

    Duration duration() {
        return Duration.parse(id);
    }

    String inWords() {
        return words;
    }
}
