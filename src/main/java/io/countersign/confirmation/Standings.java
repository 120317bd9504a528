package io.countersign.confirmation;

import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Limits of sends, counts of failures and the lock, per member over all sessions, channels and nodes. */
@ApplicationScoped
class Standings {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private Event<ConfirmationsLocked> locked;

    /** The member's standing, held by this transaction until it ends. */
    Standing hold(String memberId) {
        Standing standing = database.find(Standing.class, memberId, LockModeType.PESSIMISTIC_WRITE);
        return standing != null ? standing : first(memberId);
    }

    /** Of two transactions that make it at once, the later one waits for the other's. */
    private Standing first(String memberId) {
        database.createNativeQuery("insert into standing (member_id, approved_at, failures_since, locked_until)"
                        + " values (?, 0, 0, 0) on conflict do nothing")
                .setParameter(1, memberId)
                .executeUpdate();
        return database.find(Standing.class, memberId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @throws Problem {@code confirmation-locked} while the member's confirmations are locked */
    void refuseIfLocked(String memberId) {
        refuseIfLocked(database.find(Standing.class, memberId));
    }

    void refuseIfLocked(Standing standing) {
        Instant now = clock.instant();
        if (standing != null && standing.lockedUntil().isAfter(now)) {
            throw new Problem(ProblemType.CONFIRMATION_LOCKED)
                    .retryAfter(Duration.between(now, standing.lockedUntil()));
        }
    }

    /** How long the member must wait for one more send; empty if it may be sent now. */
    Optional<Duration> waitToSend(String memberId) {
        Standing standing = database.find(Standing.class, memberId);
        Instant now = clock.instant();
        List<Instant> sends = database.createQuery(
                        "select s.at from Send s where s.memberId = :member and s.at > :since order by s.at desc",
                        Instant.class)
                .setParameter("member", memberId)
                .setParameter("since", now.minus(SendLimit.LONGEST))
                .getResultList();
        return SendLimit.wait(sends, standing == null ? Instant.EPOCH : standing.approvedAt(), now);
    }

    /** One more failure of a member; the tenth within an hour locks the member's confirmations. */
    void failed(Standing standing, Confirmation confirmation) {
        Instant now = clock.instant();
        database.persist(new Failure(Tokens.id("f_"), confirmation.memberId(), now));
        database.flush();
        Instant within = now.minus(ConfirmationPolicy.FAILURES_WITHIN);
        Instant since = standing.failuresSince().isAfter(within) ? standing.failuresSince() : within;
        long failures = database.createQuery(
                        "select count(f) from Failure f where f.memberId = :member and f.at > :since", Long.class)
                .setParameter("member", confirmation.memberId())
                .setParameter("since", since)
                .getSingleResult();
        if (failures >= ConfirmationPolicy.FAILURES) {
            standing.lockUntil(now.plus(ConfirmationPolicy.LOCK), now);
            locked.fire(new ConfirmationsLocked(confirmation));
        }
    }

    /** Sends and failures that no limit looks at any more. */
    @Transactional
    void forgetOld() {
        Instant old = clock.instant().minus(SendLimit.LONGEST).minus(ConfirmationPolicy.FAILURES_WITHIN);
        database.createQuery("delete from Send s where s.at < :old")
                .setParameter("old", old)
                .executeUpdate();
        database.createQuery("delete from Failure f where f.at < :old")
                .setParameter("old", old)
                .executeUpdate();
    }
}
