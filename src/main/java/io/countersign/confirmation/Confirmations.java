package io.countersign.confirmation;

import io.countersign.audit.AuditEvent;
import io.countersign.audit.AuditTrail;
import io.countersign.delivery.DeliveryFailed;
import io.countersign.platform.Caller;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows: finding them, and the conditional updates that are the only way to change a state. */
@ApplicationScoped
class Confirmations {

    private static final String LEAVE_PENDING = "update Confirmation c set c.state = :to, c.openKey = null,"
            + " c.endedAt = :now, c.answeredBy = :by where c.id = :id and c.state = :pending and c.expiresAt > :now";

    private static final List<ConfirmationState> UNUSED =
            List.of(ConfirmationState.PENDING, ConfirmationState.CONFIRMED);

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private AuditTrail audit;

    @Inject
    private ConfirmationEvents events;

    @Inject
    private Event<ConfirmationTook> took;

    Optional<Confirmation> find(String id) {
        return Optional.ofNullable(database.find(Confirmation.class, id));
    }

    /** As it is in the database now, not as this transaction read it before. */
    Confirmation refresh(Confirmation confirmation) {
        database.refresh(confirmation);
        return confirmation;
    }

    void add(Confirmation confirmation) {
        database.persist(confirmation);
        database.flush();
        record(confirmation, "confirmation.asked", null);
        events.tell(confirmation);
    }

    Optional<Confirmation> findOpen(String openKey) {
        return database.createQuery("select c from Confirmation c where c.openKey = :key", Confirmation.class)
                .setParameter("key", openKey)
                .getResultStream()
                .findFirst();
    }

    /** The pending ones of a session that have not expired, oldest first. */
    List<Confirmation> pendingOfSession(String sessionId) {
        return pending("c.sessionId", sessionId);
    }

    /** The pending ones of a member that have not expired, oldest first. */
    List<Confirmation> pendingOfMember(String memberId) {
        return pending("c.memberId", memberId);
    }

    /** What waits for its answer or for its use, not expired. */
    List<Confirmation> unusedOfWorkspace(String workspaceId) {
        return unused("c.workspaceId", workspaceId);
    }

    List<Confirmation> unusedOfMember(String memberId) {
        return unused("c.memberId", memberId);
    }

    private List<Confirmation> unused(String owner, String id) {
        return database.createQuery(
                        "select c from Confirmation c where " + owner + " = :id and c.state in :unused"
                                + " and c.expiresAt > :now",
                        Confirmation.class)
                .setParameter("id", id)
                .setParameter("unused", UNUSED)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    private List<Confirmation> pending(String owner, String id) {
        return database.createQuery(
                        "select c from Confirmation c where " + owner + " = :id and c.state = :pending"
                                + " and c.expiresAt > :now order by c.askedAt, c.id",
                        Confirmation.class)
                .setParameter("id", id)
                .setParameter("pending", ConfirmationState.PENDING)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** pending → confirmed; false if it was not pending any more. */
    boolean confirm(Confirmation confirmation, String answeredBy, String receipt) {
        Instant now = clock.instant();
        int rows = database.createQuery("update Confirmation c set c.state = :confirmed, c.openKey = null,"
                        + " c.expiresAt = :end, c.answeredBy = :by"
                        + " where c.id = :id and c.state = :pending and c.expiresAt > :now")
                .setParameter("confirmed", ConfirmationState.CONFIRMED)
                .setParameter("pending", ConfirmationState.PENDING)
                .setParameter("end", now.plus(ConfirmationPolicy.TO_USE))
                .setParameter("by", answeredBy)
                .setParameter("id", confirmation.id())
                .setParameter("now", now)
                .executeUpdate();
        return changed(rows, confirmation, "confirmation.confirmed", receipt) && answered(confirmation);
    }

    /** pending → denied or cancelled; false if it was not pending any more. */
    boolean end(Confirmation confirmation, ConfirmationState to, String answeredBy, String receipt) {
        int rows = database.createQuery(LEAVE_PENDING)
                .setParameter("to", to)
                .setParameter("pending", ConfirmationState.PENDING)
                .setParameter("by", answeredBy)
                .setParameter("id", confirmation.id())
                .setParameter("now", clock.instant())
                .executeUpdate();
        return changed(rows, confirmation, "confirmation." + to.id(), receipt)
                && (to != ConfirmationState.DENIED || answered(confirmation));
    }

    /**
     * confirmed → used, for just this operation of just this session; false if anything differs. Nothing but the row decides: with
     * a subquery EclipseLink looks for rows first and changes them then, and of two at once both would find it.
     */
    boolean use(Confirmation confirmation, Use use) {
        Instant now = clock.instant();
        int rows = database.createQuery("update Confirmation c set c.state = :used, c.endedAt = :now"
                        + " where c.id = :id and c.memberId = :member and c.sessionId = :session"
                        + " and c.action = :action and c.targetType = :type and c.targetId = :target"
                        + " and c.digest = :digest and c.state = :confirmed and c.expiresAt > :now")
                .setParameter("used", ConfirmationState.USED)
                .setParameter("confirmed", ConfirmationState.CONFIRMED)
                .setParameter("id", confirmation.id())
                .setParameter("member", use.memberId())
                .setParameter("session", use.sessionId())
                .setParameter("action", use.action())
                .setParameter("type", use.targetType())
                .setParameter("target", use.targetId())
                .setParameter("digest", use.digest())
                .setParameter("now", now)
                .executeUpdate();
        // The update went past it; whoever looks for it from now on reads it anew, and mostly nobody does
        database.detach(confirmation);
        return rows == 1 && told(confirmation, "confirmation.used", null);
    }

    /** Moves the end of what this session may use now; does nothing if there is nothing that it may. */
    void prolong(String id, Action action, Caller.Identity who, Instant now) {
        database.createQuery("update Confirmation c set c.expiresAt = :until"
                        + " where c.id = :id and c.memberId = :member and c.sessionId = :session"
                        + " and c.action = :action and c.state = :confirmed"
                        + " and c.expiresAt > :now and c.expiresAt < :until and c.askedAt > :earliest")
                .setParameter("until", now.plus(ConfirmationPolicy.TO_ARRIVE))
                .setParameter(
                        "earliest", now.minus(ConfirmationPolicy.TO_ARRIVE_AT_ALL.minus(ConfirmationPolicy.TO_ARRIVE)))
                .setParameter("confirmed", ConfirmationState.CONFIRMED)
                .setParameter("id", id)
                .setParameter("action", action)
                .setParameter("member", who.memberId())
                .setParameter("session", who.sessionId())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** What has passed its end becomes expired, at most {@code most} at a time. */
    @Transactional
    void expire(int most) {
        Instant now = clock.instant();
        List<Confirmation> late = database.createQuery(
                        "select c from Confirmation c where c.state in :unused and c.expiresAt <= :now order by c.expiresAt",
                        Confirmation.class)
                .setParameter("unused", UNUSED)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
        late.forEach(confirmation -> expire(confirmation, now));
    }

    /** pending → cancelled, or confirmed → expired: nothing can be done with it any more. */
    void withdraw(Confirmation confirmation) {
        if (!end(confirmation, ConfirmationState.CANCELLED, null, null)) {
            int rows = database.createQuery("update Confirmation c set c.state = :expired, c.endedAt = :now,"
                            + " c.expiresAt = :now where c.id = :id and c.state = :confirmed")
                    .setParameter("expired", ConfirmationState.EXPIRED)
                    .setParameter("confirmed", ConfirmationState.CONFIRMED)
                    .setParameter("now", clock.instant())
                    .setParameter("id", confirmation.id())
                    .executeUpdate();
            changed(rows, confirmation, "confirmation.expired", null);
        }
    }

    void expire(Confirmation confirmation, Instant now) {
        int rows = database.createQuery("update Confirmation c set c.state = :expired, c.openKey = null,"
                        + " c.endedAt = :now where c.id = :id and c.state in :unused and c.expiresAt <= :now")
                .setParameter("expired", ConfirmationState.EXPIRED)
                .setParameter("unused", UNUSED)
                .setParameter("id", confirmation.id())
                .setParameter("now", now)
                .executeUpdate();
        changed(rows, confirmation, "confirmation.expired", null);
    }

    /** A send makes it open until the method's time is over, never shorter. */
    void extend(Confirmation confirmation, Instant end) {
        database.createQuery("update Confirmation c set c.expiresAt = :end where c.id = :id and c.expiresAt < :end"
                        + " and c.state = :pending")
                .setParameter("end", end)
                .setParameter("id", confirmation.id())
                .setParameter("pending", ConfirmationState.PENDING)
                .executeUpdate();
        events.tell(confirmation);
    }

    /** Counts a wrong number (or code) and says how many there were. */
    int countWrong(Confirmation confirmation, Wrong what) {
        database.createQuery(
                        "update Confirmation c set c." + what.column + " = c." + what.column + " + 1 where c.id = :id")
                .setParameter("id", confirmation.id())
                .executeUpdate();
        database.refresh(confirmation);
        return what == Wrong.NUMBER ? confirmation.wrongNumbers() : confirmation.wrongCodes();
    }

    /** A send that failed for good is news to the dialog. */
    void sendFailed(@Observes DeliveryFailed failed) {
        find(failed.confirmationId()).ifPresent(events::tell);
    }

    void record(Confirmation confirmation, String event, String receipt) {
        audit.record(new AuditEvent(
                confirmation.workspaceId(),
                new AuditEvent.Actor(confirmation.memberId(), confirmation.memberName()),
                event,
                new AuditEvent.Subject(
                        confirmation.target().type(),
                        confirmation.target().id(),
                        confirmation.target().name()),
                confirmation.id(),
                confirmation.ip(),
                confirmation.client(),
                receipt));
    }

    private boolean answered(Confirmation confirmation) {
        Duration time = Duration.between(confirmation.askedAt(), clock.instant());
        took.fire(new ConfirmationTook(ConfirmationTook.Step.ANSWER, confirmation.action(), time));
        return true;
    }

    private boolean changed(int rows, Confirmation confirmation, String event, String receipt) {
        if (rows != 1) {
            return false;
        }
        if (database.contains(confirmation)) {
            // The update went past it
            database.refresh(confirmation);
        }
        return told(confirmation, event, receipt);
    }

    private boolean told(Confirmation confirmation, String event, String receipt) {
        record(confirmation, event, receipt);
        events.tell(confirmation);
        return true;
    }

    /** What was typed wrongly. */
    enum Wrong {
        NUMBER("wrongNumbers"),
        CODE("wrongCodes");

        private final String column;

        Wrong(String column) {
            this.column = column;
        }
    }

    /** An operation as it is run, to be compared with what was confirmed. */
    record Use(String memberId, String sessionId, Action action, String targetType, String targetId, String digest) {}
}
