package io.countersign.vault;

import com.fasterxml.jackson.annotation.JsonValue;
import io.countersign.confirmation.Action;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a member may do with one secret: the whole table. */
public enum ItemRole {
    OWNER(EnumSet.of(
            Action.SECRET_VIEW,
            Action.SECRET_EDIT,
            Action.SECRET_DELETE,
            Action.SECRET_HISTORY,
            Action.SECRET_RESTORE,
            Action.SECRET_EXPORT,
            Action.SECRET_SHARE,
            Action.SECRET_LINK,
            Action.ATTACHMENT_ADD,
            Action.ATTACHMENT_DOWNLOAD,
            Action.ATTACHMENT_REMOVE)),
    COLLABORATOR(EnumSet.of(Action.SECRET_VIEW, Action.SECRET_EXPORT, Action.ATTACHMENT_DOWNLOAD));

    private final Set<Action> actions;

    ItemRole(Set<Action> actions) {
        this.actions = actions;
    }

    boolean may(Action action) {
        return actions.contains(action);
    }

    /** With its article, for sentences. */
    public String inWords() {
        return this == OWNER ? "an owner" : "a collaborator";
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
