package io.countersign.sharing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Who has shared a secret, when, and what they said to it; kept for the mails, gone with the secret. */
@Entity
@Table(name = "sharing_note")
class SharingNote {

    @Id
    private String id;

    @Column(name = "secret_id")
    private String secretId;

    @Column(name = "member_id")
    private String memberId;

    private String message;
    private Instant at;

    protected SharingNote() {}

    SharingNote(String id, String secretId, String memberId, String message, Instant at) {
        this.id = id;
        this.secretId = secretId;
        this.memberId = memberId;
        this.message = message;
        this.at = at;
    }

    String id() {
        return id;
    }

    String secretId() {
        return secretId;
    }

    /** Who shared it. */
    String memberId() {
        return memberId;
    }

    /** Null if nothing was said. */
    String message() {
        return message;
    }

    Instant at() {
        return at;
    }
}
