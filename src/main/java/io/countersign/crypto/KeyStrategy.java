package io.countersign.crypto;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a vault's key is wrapped by. */
public enum KeyStrategy {
    /** The master key alone. */
    LOCAL("Master key"),
    /** The master key, and around that a key that never leaves the key service: both are needed to open it. */
    KMS("Key service");

    private final String label;

    KeyStrategy(String label) {
        this.label = label;
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    public String label() {
        return label;
    }
}
