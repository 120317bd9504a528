package io.countersign.confirmation;

import com.fasterxml.jackson.annotation.JsonValue;

/** The protected actions, by the names of the contract. */
public enum Action {
    SECRET_VIEW("secret.view", false),
    SECRET_EDIT("secret.edit", true),
    SECRET_DELETE("secret.delete", true),
    DEVICE_PAIR("device.pair", true),
    WORKSPACE_EDIT("workspace.edit", true),
    MEMBER_RESET("member.reset", true),
    TOKEN_CREATE("token.create", true);

    private final String id;
    private final boolean always;

    Action(String id, boolean always) {
        this.id = id;
        this.always = always;
    }

    @JsonValue
    public String id() {
        return id;
    }

    /** Whether it always needs a confirmation; else the target says whether it does. */
    public boolean always() {
        return always;
    }
}
