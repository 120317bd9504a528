package io.countersign.confirmation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** How a member stands with the engine. Its row is the lock under which the member's confirmations are opened and answered. */
@Entity
class Standing {

    @Id
    @Column(name = "member_id")
    private String memberId;

    @Column(name = "approved_at")
    private Instant approvedAt;

    @Column(name = "failures_since")
    private Instant failuresSince;

    @Column(name = "locked_until")
    private Instant lockedUntil;

    @Column(name = "cooling_until")
    private Instant coolingUntil;

    protected Standing() {}

    void approved(Instant now) {
        approvedAt = now;
        failuresSince = now;
    }

    void lockUntil(Instant end, Instant now) {
        lockedUntil = end;
        failuresSince = now;
    }

    void coolUntil(Instant end) {
        coolingUntil = end;
    }

    Instant approvedAt() {
        return approvedAt;
    }

    Instant failuresSince() {
        return failuresSince;
    }

    Instant lockedUntil() {
        return lockedUntil;
    }

    /** Until then some actions wait, since the member's phones were reset. */
    Instant coolingUntil() {
        return coolingUntil;
    }
}
