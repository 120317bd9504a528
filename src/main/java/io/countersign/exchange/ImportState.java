package io.countersign.exchange;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** An import runs until it is one of the others. */
public enum ImportState {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
