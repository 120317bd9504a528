package io.countersign.confirmation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/** The protected actions, by the names of the contract. */
public enum Action {
    SECRET_VIEW("secret.view", false, "/secrets/%s", true),
    SECRET_EDIT("secret.edit", true, "/secrets/%s/edit", true),
    SECRET_DELETE("secret.delete", true, "/secrets/%s"),
    SECRET_HISTORY("secret.history", true, "/secrets/%s/history", true),
    SECRET_RESTORE("secret.restore", true, "/secrets/%s/history", true),
    SECRET_EXPORT("secret.export", true, "/export"),
    SECRET_SHARE("secret.share", true, "/secrets/%s/share"),
    SECRET_LINK("secret.link", true, "/secrets/%s/share"),
    VAULT_CREATE("vault.create", true, "/vaults", true),
    VAULT_EDIT("vault.edit", true, "/vaults", true),
    VAULT_DISABLE("vault.disable", true, "/vaults", true),
    VAULT_REKEY("vault.rekey", true, "/vaults", true),
    ATTACHMENT_ADD("attachment.add", true, "/secrets/%s"),
    ATTACHMENT_DOWNLOAD("attachment.download", true, "/secrets/%s", true),
    ATTACHMENT_REMOVE("attachment.remove", true, "/secrets/%s", true),
    APP_REMOVE("app.remove", true, "/apps/%s", true),
    SCIM_VIEW("scim.view", true, "/provisioning"),
    SCIM_ROTATE("scim.rotate", true, "/provisioning"),
    DEVICE_PAIR("device.pair", true, "/devices"),
    PASSKEY_ADD("passkey.add", true, "/devices"),
    SESSION_CONNECT("session.connect", true, "/sessions"),
    WORKSPACE_EDIT("workspace.edit", true, "/settings"),
    WORKSPACE_SIGN_IN("workspace.sign-in", true, "/settings"),
    MEMBER_INVITE("member.invite", false, "/people"),
    MEMBER_EDIT("member.edit", true, "/people"),
    MEMBER_REMOVE("member.remove", true, "/people"),
    MEMBER_RESET("member.reset", true, "/people"),
    MEMBER_PASSWORD("member.password", true, "/profile"),
    TOKEN_CREATE("token.create", true, "/tokens");

    private static final Set<String> WAIT_AFTER_RESET =
            Set.of("secret.delete", "secret.share", "secret.link", "scim.view", "scim.rotate");

    private final String id;
    private final boolean always;
    private final String page;
    private final boolean remembered;

    Action(String id, boolean always, String page) {
        this(id, always, page, false);
    }

    Action(String id, boolean always, String page, boolean remembered) {
        this.id = id;
        this.always = always;
        this.page = page;
        this.remembered = remembered;
    }

    @JsonValue
    public String id() {
        return id;
    }

    /** Most always need one; for the others the target says whether they do. */
    boolean needsConfirmation(Admission.Subject subject) {
        return always || subject.confirmed();
    }

    /**
     * Whether it waits until some time after a reset of the member's phones: what it does cannot be taken back, or lets
     * others in.
     */
    boolean waitsAfterReset() {
        return WAIT_AFTER_RESET.contains(id);
    }

    /**
     * Whether a workspace may have it remembered. None that takes away, lets out or gives rights; nor what is asked for by a
     * request that could not carry it out (an upload without its file).
     */
    public boolean mayBeRemembered() {
        return remembered;
    }

    /** The path of the web app's page on which it is done to a target. */
    public String page(String targetId) {
        return page.formatted(targetId);
    }
}
