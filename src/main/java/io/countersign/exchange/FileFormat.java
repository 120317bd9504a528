package io.countersign.exchange;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What kinds of files there are to import. */
public enum FileFormat {
    CSV,
    BITWARDEN,
    COUNTERSIGN;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
