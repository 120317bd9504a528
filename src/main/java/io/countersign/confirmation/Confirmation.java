package io.countersign.confirmation;

import io.countersign.platform.Caller;
import io.countersign.platform.Tokens;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;

/**
 * One request to confirm one operation: who, from which session, which action, on which target, with which arguments,
 * until when, and how it ended. Its state is changed by conditional updates alone.
 */
@Entity
public class Confirmation {

    @Id
    private String id;

    @Column(name = "workspace_id")
    private String workspaceId;

    @Column(name = "member_id")
    private String memberId;

    @Column(name = "member_name")
    private String memberName;

    @Column(name = "session_id")
    private String sessionId;

    @Column(name = "on_phone")
    private boolean onPhone;

    @Enumerated(EnumType.STRING)
    private Action action;

    @Column(name = "target_type")
    private String targetType;

    @Column(name = "target_id")
    private String targetId;

    @Column(name = "target_name")
    private String targetName;

    private String digest;
    private String text;

    @Column(name = "text_digest")
    private String textDigest;

    private String nonce;
    private String number;

    @Column(name = "number_required")
    private boolean numberRequired;

    @Column(name = "wrong_numbers")
    private int wrongNumbers;

    @Column(name = "wrong_codes")
    private int wrongCodes;

    private String client;
    private String ip;
    private String languages;

    @Enumerated(EnumType.STRING)
    private ConfirmationState state;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "answered_by")
    private String answeredBy;

    @Column(name = "open_key")
    private String openKey;

    protected Confirmation() {}

    /** @param digest of the operation, by {@link OperationDigests} */
    Confirmation(
            Operation operation,
            String digest,
            Admission.Subject subject,
            Caller.Identity who,
            Caller.Origin origin,
            Instant now) {
        this.id = Tokens.id("c_");
        this.workspaceId = who.workspaceId();
        this.memberId = who.memberId();
        this.memberName = who.memberName();
        this.sessionId = who.sessionId();
        this.onPhone = who.kind() == Caller.Kind.PHONE;
        this.action = operation.action();
        this.targetType = subject.type();
        this.targetId = subject.id();
        this.targetName = subject.name();
        this.digest = digest;
        this.text = subject.text();
        this.textDigest = Tokens.sha256(subject.text());
        this.nonce = Tokens.secret();
        this.number = Tokens.sixDigits();
        this.client = origin.client();
        this.ip = origin.ip();
        this.languages = origin.languages();
        this.state = ConfirmationState.PENDING;
        this.askedAt = now;
        this.expiresAt = now.plus(ConfirmationPolicy.WITHOUT_A_SEND);
        this.openKey = openKey(who.sessionId(), digest);
    }

    /** The same for the same operation of the same session. */
    static String openKey(String sessionId, String digest) {
        return Tokens.sha256(sessionId + "/" + digest);
    }

    /** The number is wanted from a phone too (number matching). */
    void requireNumber() {
        numberRequired = true;
    }

    /** The state at a time: what is past its end has expired, whether or not a sweep has written it down. */
    ConfirmationState stateAt(Instant now) {
        return !state.isFinal() && !expiresAt.isAfter(now) ? ConfirmationState.EXPIRED : state;
    }

    public String id() {
        return id;
    }

    public String workspaceId() {
        return workspaceId;
    }

    public String memberId() {
        return memberId;
    }

    public String memberName() {
        return memberName;
    }

    /** The session that asked, or the trusted session. */
    public String sessionId() {
        return sessionId;
    }

    /** Whether a phone asked. */
    public boolean onPhone() {
        return onPhone;
    }

    public Action action() {
        return action;
    }

    public Target target() {
        return new Target(targetType, targetId, targetName);
    }

    String digest() {
        return digest;
    }

    /** The sentence that the member reads, and signs. */
    public String text() {
        return text;
    }

    public String textDigest() {
        return textDigest;
    }

    public String nonce() {
        return nonce;
    }

    String number() {
        return number;
    }

    public boolean numberRequired() {
        return numberRequired;
    }

    int wrongNumbers() {
        return wrongNumbers;
    }

    int wrongCodes() {
        return wrongCodes;
    }

    public String client() {
        return client;
    }

    public String ip() {
        return ip;
    }

    /** {@code Accept-Language} of the client that asked, unchecked. */
    public String languages() {
        return languages;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** The phone, passkey or masked address that answered; null if none has: it is open, given up, or was answered wrong too often. */
    public String answeredBy() {
        return answeredBy;
    }

    ConfirmationRecord record(Instant now) {
        return new ConfirmationRecord(
                id,
                stateAt(now),
                action,
                target(),
                text,
                new ConfirmationRecord.Who(memberId, memberName),
                client,
                ip,
                askedAt,
                endedAt,
                answeredBy);
    }

    /** What the operation is done to, as the contract shows it. */
    public record Target(String type, String id, String name) {}
}
