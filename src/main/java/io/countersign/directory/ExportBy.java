package io.countersign.directory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who may take secrets out of a workspace in a file; each only those that they can see. */
public enum ExportBy {
    ADMINS,
    /** All but guests. */
    MEMBERS,
    NOBODY;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean allows(Role role) {
        return switch (this) {
            case ADMINS -> role.isAdmin();
            case MEMBERS -> role != Role.GUEST;
            case NOBODY -> false;
        };
    }
}
