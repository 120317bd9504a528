package io.countersign.confirmation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A member was asked by some method: counted, whatever became of it. */
@Entity
class Send {

    @Id
    private String id;

    @Column(name = "member_id")
    private String memberId;

    @Column(name = "confirmation_id")
    private String confirmationId;

    private String method;
    private Instant at;

    protected Send() {}

    Send(String id, Confirmation confirmation, String method, Instant at) {
        this.id = id;
        this.memberId = confirmation.memberId();
        this.confirmationId = confirmation.id();
        this.method = method;
        this.at = at;
    }
}
