package io.countersign.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The newest link mailed for a confirmation, known by the hash of its token: a newer one ends the older. */
@Entity
@Table(name = "email_link")
class EmailLink {

    @Id
    @Column(name = "confirmation_id")
    private String confirmationId;

    @Column(name = "token_hash")
    private String tokenHash;

    protected EmailLink() {}

    EmailLink(String confirmationId, String tokenHash) {
        this.confirmationId = confirmationId;
        this.tokenHash = tokenHash;
    }

    String confirmationId() {
        return confirmationId;
    }
}
