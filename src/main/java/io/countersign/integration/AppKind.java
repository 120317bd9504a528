package io.countersign.integration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What an app is to this server. */
public enum AppKind {
    /** Gets signed events at an address. */
    WEBHOOK,
    /** Works with this workspace by itself, say with an API token; kept so that people know of it. */
    OTHER;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such kind */
    @JsonCreator
    static AppKind of(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }
}
