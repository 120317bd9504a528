package io.countersign.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** When an admin last let a member begin anew with a first phone. */
@Entity
@Table(name = "member_reset")
class MemberReset {

    @Id
    @Column(name = "member_id")
    private String memberId;

    private Instant at;

    protected MemberReset() {}

    MemberReset(String memberId, Instant at) {
        this.memberId = memberId;
        this.at = at;
    }

    Instant at() {
        return at;
    }
}
