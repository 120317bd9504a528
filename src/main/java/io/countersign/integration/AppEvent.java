package io.countersign.integration;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a webhook can be told of: events of the trail, by their names there. */
public enum AppEvent {
    SECRET_CREATED("secret.created", "Secret created"),
    SECRET_REVEALED("secret.revealed", "Secret viewed"),
    SECRET_EDITED("secret.edited", "Secret edited"),
    SECRET_RESTORED("secret.restored", "Earlier version of a secret restored"),
    SECRET_DELETED("secret.deleted", "Secret deleted"),
    SECRET_EXPIRED("secret.expired", "Secret expired"),
    SECRET_SHARED("secret.shared", "Secret shared"),
    SECRET_SHARE_ENDED("secret.share-ended", "Access to a secret removed"),
    LINK_MADE("link.made", "Link to a secret made"),
    LINK_VIEWED("link.viewed", "Link to a secret viewed"),
    LINK_REVOKED("link.revoked", "Link to a secret revoked"),
    SECRETS_EXPORTED("secrets.exported", "Secrets exported"),
    ATTACHMENT_ADDED("attachment.added", "Attachment added"),
    ATTACHMENT_DOWNLOADED("attachment.downloaded", "Attachment downloaded"),
    ATTACHMENT_REMOVED("attachment.removed", "Attachment removed"),
    VAULT_CREATED("vault.created", "Vault created"),
    VAULT_DISABLED("vault.disabled", "Vault disabled"),
    INVITATION_SENT("invitation.sent", "Invitation sent"),
    MEMBER_JOINED("member.joined", "Member joined"),
    MEMBER_PROVISIONED("member.provisioned", "Member added by SCIM"),
    MEMBER_CHANGED("member.changed", "Member changed"),
    MEMBER_DEACTIVATED("member.deactivated", "Member deactivated"),
    MEMBER_RESET("member.reset", "Member’s phones reset"),
    MEMBER_RECOVERED("member.recovered", "Owner came back by a recovery code"),
    TEAM_MEMBER_ADDED("team.member-added", "Member joined a team"),
    TEAM_MEMBER_REMOVED("team.member-removed", "Member left a team"),
    PHONE_PAIRED("trusted-session.paired", "Phone paired"),
    PASSKEY_ADDED("passkey.added", "Passkey added"),
    PASSKEY_SUSPECTED("passkey.suspected", "Passkey perhaps copied"),
    TOKEN_CREATED("token.created", "API token created"),
    SCIM_TOKEN_VIEWED("scim.token-viewed", "SCIM token viewed"),
    SCIM_TOKEN_ROTATED("scim.token-rotated", "SCIM token rotated"),
    WORKSPACE_CHANGED("workspace.changed", "Settings changed"),
    WORKSPACE_SIGN_IN_CHANGED("workspace.sign-in-changed", "Sign-in by identity provider changed"),
    WORKSPACE_SIGN_IN_REMOVED("workspace.sign-in-removed", "Sign-in by identity provider ended"),
    CONFIRMATION_DENIED("confirmation.denied", "Request to confirm denied");

    /** Each app is told of its own beginning, whatever it has chosen. */
    static final String CONNECTED = "app.connected";

    private final String id;
    private final String title;

    AppEvent(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** Its name in the trail. */
    @JsonValue
    public String id() {
        return id;
    }

    /** For people who choose. */
    public String title() {
        return title;
    }

    static Optional<AppEvent> find(String id) {
        return Arrays.stream(values()).filter(event -> event.id.equals(id)).findFirst();
    }
}
