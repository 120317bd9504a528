package io.countersign.sharing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** The newest code mailed for a link, as an Argon2id hash, and the wrong ones since the last right one. */
@Entity
@Table(name = "link_code")
class LinkCode {

    static final Duration VALID = Duration.ofMinutes(10);
    private static final Duration LOCK = Duration.ofMinutes(15);
    private static final int MOST_WRONG = 5;

    @Id
    @Column(name = "link_id")
    private String linkId;

    @Column(name = "code_hash")
    private String codeHash;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    private int wrong;

    @Column(name = "locked_until")
    private Instant lockedUntil;

    protected LinkCode() {}

    LinkCode(String linkId) {
        this.linkId = linkId;
    }

    /** Whether a mail with one was asked for that may still come. */
    boolean isUnderWay(Instant now) {
        return askedAt != null && askedAt.plus(VALID).isAfter(now);
    }

    void asked(Instant now) {
        askedAt = now;
    }

    void mailed(String hash, Instant now) {
        codeHash = hash;
        expiresAt = now.plus(VALID);
    }

    /** Null if there is none that is valid. */
    String codeHash(Instant now) {
        return expiresAt != null && expiresAt.isAfter(now) ? codeHash : null;
    }

    /** How long no code is right; zero: not at all. */
    Duration locked(Instant now) {
        return lockedUntil != null && lockedUntil.isAfter(now) ? Duration.between(now, lockedUntil) : Duration.ZERO;
    }

    void wasRight() {
        wrong = 0;
        lockedUntil = null;
    }

    /** The fifth ends the code, and all others for 15 minutes. */
    void wasWrong(Instant now) {
        wrong++;
        if (wrong >= MOST_WRONG) {
            wrong = 0;
            lockedUntil = now.plus(LOCK);
            forget();
        }
    }

    void forget() {
        codeHash = null;
        askedAt = null;
        expiresAt = null;
    }
}
