package io.countersign.vault;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a member may do with one secret. */
public enum ItemRole {
    OWNER,
    COLLABORATOR;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
