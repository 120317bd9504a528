package io.countersign.confirmation;

import com.fasterxml.jackson.annotation.JsonValue;

/** The protected actions, by the names of the contract. */
public enum Action {
    SECRET_VIEW("secret.view", false, "/secrets/%s"),
    SECRET_EDIT("secret.edit", true, "/secrets/%s/edit"),
    SECRET_DELETE("secret.delete", true, "/secrets/%s"),
    SECRET_HISTORY("secret.history", true, "/secrets/%s/history"),
    SECRET_RESTORE("secret.restore", true, "/secrets/%s/history"),
    SECRET_EXPORT("secret.export", true, "/export"),
    SECRET_SHARE("secret.share", true, "/secrets/%s"),
    VAULT_CREATE("vault.create", true, "/vaults"),
    VAULT_EDIT("vault.edit", true, "/vaults"),
    VAULT_DISABLE("vault.disable", true, "/vaults"),
    VAULT_REKEY("vault.rekey", true, "/vaults"),
    ATTACHMENT_ADD("attachment.add", true, "/secrets/%s"),
    ATTACHMENT_DOWNLOAD("attachment.download", true, "/secrets/%s"),
    ATTACHMENT_REMOVE("attachment.remove", true, "/secrets/%s"),
    APP_REMOVE("app.remove", true, "/apps/%s"),
    SCIM_VIEW("scim.view", true, "/provisioning"),
    SCIM_ROTATE("scim.rotate", true, "/provisioning"),
    DEVICE_PAIR("device.pair", true, "/devices"),
    WORKSPACE_EDIT("workspace.edit", true, "/settings"),
    MEMBER_EDIT("member.edit", true, "/people"),
    MEMBER_REMOVE("member.remove", true, "/people"),
    MEMBER_RESET("member.reset", true, "/people"),
    TOKEN_CREATE("token.create", true, "/sessions");

    private final String id;
    private final boolean always;
    private final String page;

    Action(String id, boolean always, String page) {
        this.id = id;
        this.always = always;
        this.page = page;
    }

    @JsonValue
    public String id() {
        return id;
    }

    /** Whether it always needs a confirmation; else the target says whether it does. */
    public boolean always() {
        return always;
    }

    /** The path of the web app's page on which it is done to a target. */
    public String page(String targetId) {
        return page.formatted(targetId);
    }
}
