package io.countersign.directory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who in a workspace may sign in by a password. Owners always may: no provider's failure locks the last one out. */
public enum PasswordSignIn {
    ALL,
    OWNERS;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean allows(Role role) {
        return this == ALL || role == Role.OWNER;
    }
}
