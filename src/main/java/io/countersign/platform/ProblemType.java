package io.countersign.platform;

import java.util.Locale;

/** The vocabulary of problems (RFC 9457): type {@code urn:countersign:problem:…}, status and title. */
public enum ProblemType {
    INVALID_REQUEST(400, "The request is not valid"),
    NUMBER_REQUIRED(400, "Type the number that is shown where you asked"),
    NOT_SIGNED_IN(401, "Sign in to continue"),
    SIGN_IN_FAILED(401, "E-mail or password is wrong"),
    CONFIRMATION_REQUIRED(401, "Confirm your identity to continue"),
    PROOF_INVALID(401, "This device could not prove who it is"),
    FORBIDDEN(403, "You may not do this"),
    WRONG_MEMBER(403, "This link is another member's"),
    FOREIGN_ORIGIN(403, "The request did not come from this server's pages"),
    CONFIRMATION_MISMATCH(403, "This confirmation was given for something else"),
    CONFIRMATION_DENIED(403, "The confirmation was denied"),
    ASKED_HERE(403, "What was asked here is confirmed on another device"),
    PHONE_ASKING_OFF(403, "Your workspace does not open its vaults on phones"),
    DECISION_INVALID(403, "The decision could not be verified"),
    PASSKEY_SUSPECT(403, "This passkey may have been copied, so it confirms nothing any more"),
    NUMBER_WRONG(403, "The number is wrong"),
    CODE_REQUIRED(403, "Type the code that was sent by mail"),
    CODE_WRONG(403, "The code is wrong"),
    PASSWORD_REQUIRED(403, "Type the password of this link"),
    PASSWORD_WRONG(403, "The password is wrong"),
    SETUP_CODE_WRONG(403, "The set-up code is wrong"),
    RECOVERY_CODE_WRONG(403, "The recovery code is wrong, has expired or was used"),
    COOLING_DOWN(403, "Your phones were reset: this has to wait"),
    NOT_FOUND(404, "There is nothing here"),
    CONFIRMATION_UNKNOWN(404, "There is no such confirmation"),
    PASSKEY_UNKNOWN(404, "There is no such passkey of yours"),
    INVITATION_UNKNOWN(404, "This invitation has expired, was used or was revoked"),
    CONNECTION_UNKNOWN(404, "Nobody asks with this code, or not any more"),
    PAIRING_UNKNOWN(404, "There is no such pairing"),
    LINK_UNKNOWN(404, "There is no such link"),
    METHOD_NOT_ALLOWED(405, "This cannot be done here"),
    NOT_ACCEPTABLE(406, "There is no answer in the wanted form"),
    CONFIRMATION_PENDING(409, "The confirmation has not been answered yet"),
    CONFIRMATION_ANSWERED(409, "The confirmation has been answered already"),
    CONNECTION_ANSWERED(409, "This was answered already"),
    CONFIRMATION_USED(409, "The confirmation has been used already"),
    METHOD_UNAVAILABLE(409, "This way to confirm is not available"),
    TOO_MANY_TRUSTED_SESSIONS(409, "There are 20 trusted sessions already"),
    TOO_MANY_PASSKEYS(409, "There are 20 passkeys already"),
    PASSKEY_EXISTS(409, "This passkey is, or was, registered already"),
    VAULT_DISABLED(409, "This vault is disabled: nothing new can be kept in it"),
    VAULT_IS_DEFAULT(409, "The default vault cannot be disabled; make another one the default first"),
    VAULT_NAME_TAKEN(409, "There is a vault of this name already"),
    LAST_OWNER(409, "The last owner stays: make somebody else an owner first"),
    EMAIL_TAKEN(409, "This e-mail address is somebody's already"),
    PASSWORDS_OFF(409, "Passwords are not used in this workspace: sign in with its identity provider"),
    DOMAIN_TAKEN(409, "This e-mail domain belongs to another workspace"),
    MEMBER_INACTIVE(409, "This member is not active"),
    MEMBER_EXISTS(409, "There is a member with this address already"),
    INVITATION_EXISTS(409, "This address is invited already; send that invitation again instead"),
    GRANT_EXISTS(409, "Who has access already cannot get it again; change the role instead"),
    TEAM_NAME_TAKEN(409, "There is a team of this name already"),
    TEAM_MEMBER_EXISTS(409, "This member is in the team already"),
    REKEY_RUNNING(409, "This vault is being encrypted anew already"),
    IMPORT_RUNNING(409, "Your last import has not ended yet"),
    NOTHING_TO_EXPORT(409, "There are no secrets to export"),
    ALREADY_SET_UP(409, "This server has its first owner already"),
    CONFIRMATION_EXPIRED(410, "The confirmation has expired"),
    CONFIRMATION_CANCELLED(410, "The confirmation was cancelled"),
    PASSKEY_EXPIRED(410, "The passkey was asked for too long ago, or has answered already"),
    CONNECTION_EXPIRED(410, "This code has expired; ask for a new one where it is shown"),
    PAIRING_EXPIRED(410, "The pairing code has expired or was used"),
    LINK_ENDED(410, "This link has ended"),
    STALE(412, "Someone else has changed this in the meantime"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The request's content type is not supported"),
    PRECONDITION_REQUIRED(428, "Say with If-Match which version you mean"),
    TOO_MANY_SENDS(429, "Too many requests to confirm were sent"),
    TOO_MANY_ATTEMPTS(429, "Too many wrong attempts"),
    CONFIRMATION_LOCKED(429, "Confirmations are locked after too many failures"),
    INTERNAL(500, "Something went wrong on the server"),
    UNAVAILABLE(503, "The server is busy; try again"),
    PROVIDER_UNAVAILABLE(503, "The identity provider cannot be reached now; try again"),
    KEY_SERVICE_UNAVAILABLE(503, "The key service that guards this vault cannot be used now; try again"),

    /** Not answers of their own: what a confirmation tells of its channels. */
    PUSH_FAILED(503, "The push could not be sent"),
    MAIL_FAILED(503, "The mail could not be sent");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public String urn() {
        return "urn:countersign:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
