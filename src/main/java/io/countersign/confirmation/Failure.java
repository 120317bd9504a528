package io.countersign.confirmation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A wrong number, a wrong code, or a decision that did not verify. */
@Entity
class Failure {

    @Id
    private String id;

    @Column(name = "member_id")
    private String memberId;

    private Instant at;

    protected Failure() {}

    Failure(String id, String memberId, Instant at) {
        this.id = id;
        this.memberId = memberId;
        this.at = at;
    }
}
