package io.countersign.integration;

import com.fasterxml.jackson.annotation.JsonValue;
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
}
