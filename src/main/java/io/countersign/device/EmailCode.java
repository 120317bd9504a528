package io.countersign.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The newest code mailed for a confirmation, as an Argon2id hash: six digits would fall to a plain one (ASVS 6.5.2). */
@Entity
@Table(name = "email_code")
class EmailCode {

    @Id
    @Column(name = "confirmation_id")
    private String confirmationId;

    @Column(name = "code_hash")
    private String codeHash;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected EmailCode() {}

    EmailCode(String confirmationId, String codeHash, Instant expiresAt) {
        this.confirmationId = confirmationId;
        this.codeHash = codeHash;
        this.expiresAt = expiresAt;
    }

    String codeHash() {
        return codeHash;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
