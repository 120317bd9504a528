package io.countersign.directory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a member is in the workspace. */
public enum Role {
    OWNER,
    SUPER_ADMIN,
    ADMIN,
    USER,
    GUEST;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** With its article, for sentences. */
    String inWords() {
        return (this == OWNER || this == ADMIN ? "an " : "a ") + id().replace('-', ' ');
    }

    /** Whether who has this role may give another one: none above it, and only admins give any. */
    boolean mayGive(Role other) {
        return isAdmin() && other.compareTo(this) >= 0;
    }

    /** Owners, super admins and admins manage settings, people and vaults, and are told of what looks wrong. */
    public boolean isAdmin() {
        return compareTo(ADMIN) <= 0;
    }
}
