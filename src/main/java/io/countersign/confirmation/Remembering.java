package io.countersign.confirmation;

import io.countersign.platform.Caller;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a workspace allows it, a used confirmation spares its session the next one for the same action on the same target,
 * for five minutes at most. A denial, a lock, the end of one of the member's phones or passkeys and every change of the
 * setting end that.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRED)
public class Remembering {

    /** The most that a workspace can choose. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    /** For how long a workspace remembers which actions, by their ids; those that it does not are left out. */
    public Map<String, Duration> of(String workspaceId) {
        List<?> rows = database.createNativeQuery("select action, millis from remembering where workspace_id = ?")
                .setParameter(1, workspaceId)
                .getResultList();
        Map<String, Duration> found = new TreeMap<>();
        rows.stream()
                .map(Object[].class::cast)
                .forEach(row -> found.put((String) row[0], Duration.ofMillis(((Number) row[1]).longValue())));
        return found;
    }

    /**
     * Of two at once, the other one may count as the later.
     *
     * @param wanted by the ids of actions that may be remembered; zero: not any more
     */
    public void change(String workspaceId, Map<String, Duration> wanted) {
        wanted.forEach((action, time) -> {
            if (time.isZero()) {
                remove(workspaceId, action);
            } else if (!update(workspaceId, action, time)) {
                add(workspaceId, action, time);
            }
        });
    }

    private void remove(String workspaceId, String action) {
        database.createNativeQuery("delete from remembering where workspace_id = ? and action = ?")
                .setParameter(1, workspaceId)
                .setParameter(2, action)
                .executeUpdate();
    }

    private boolean update(String workspaceId, String action, Duration time) {
        return database.createNativeQuery(
                                "update remembering set millis = ?, since = ? where workspace_id = ? and action = ?")
                        .setParameter(1, time.toMillis())
                        .setParameter(2, clock.instant().toEpochMilli())
                        .setParameter(3, workspaceId)
                        .setParameter(4, action)
                        .executeUpdate()
                == 1;
    }

    private void add(String workspaceId, String action, Duration time) {
        database.createNativeQuery("insert into remembering (workspace_id, action, millis, since)"
                        + " values (?, ?, ?, ?) on conflict do nothing")
                .setParameter(1, workspaceId)
                .setParameter(2, action)
                .setParameter(3, time.toMillis())
                .setParameter(4, clock.instant().toEpochMilli())
                .executeUpdate();
    }

    /** From now on this member is asked again, whatever was confirmed. */
    public void forget(String memberId) {
        // Who has no row has confirmed nothing
        database.createNativeQuery("update standing set forgotten_at = ? where member_id = ?")
                .setParameter(1, clock.instant().toEpochMilli())
                .setParameter(2, memberId)
                .executeUpdate();
    }

    /** One of the member's phones or passkeys is gone, or new: what it confirmed, or might not have, counts no more. */
    void authenticatorsChanged(@Observes ConfirmationChanged change) {
        if (change.isOfMember()) {
            forget(change.memberId());
        }
    }

    /** From now on everybody in this workspace is asked again. */
    void forgetAll(String workspaceId) {
        database.createNativeQuery("update remembering set since = ? where workspace_id = ?")
                .setParameter(1, clock.instant().toEpochMilli())
                .setParameter(2, workspaceId)
                .executeUpdate();
    }

    /** The confirmation that spares this caller another one; empty in every case of doubt. */
    Optional<Confirmation> find(Caller.Identity who, Action action, Admission.Subject subject) {
        if (!action.mayBeRemembered()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return after(who, action, now)
                .flatMap(after -> database.createQuery(
                                "select c from Confirmation c where c.sessionId = :session and c.memberId = :member"
                                        + " and c.action = :action and c.targetType = :type and c.targetId = :target"
                                        + " and c.state = :used and c.endedAt > :after and c.endedAt <= :now"
                                        + " order by c.endedAt desc",
                                Confirmation.class)
                        .setParameter("session", who.sessionId())
                        .setParameter("member", who.memberId())
                        .setParameter("action", action)
                        .setParameter("type", subject.type())
                        .setParameter("target", subject.id())
                        .setParameter("used", ConfirmationState.USED)
                        .setParameter("after", after)
                        .setParameter("now", now)
                        .setMaxResults(1)
                        .getResultStream()
                        .findFirst());
    }

    /** What was used later than this counts; empty if nothing does. */
    private Optional<Instant> after(Caller.Identity who, Action action, Instant now) {
        List<?> rows = database.createNativeQuery("select r.millis, r.since, s.forgotten_at from remembering r"
                        + " join standing s on s.member_id = ? where r.workspace_id = ? and r.action = ?")
                .setParameter(1, who.memberId())
                .setParameter(2, who.workspaceId())
                .setParameter(3, action.id())
                .getResultList();
        return rows.stream().findFirst().map(Object[].class::cast).map(row -> {
            long time = Math.min(number(row[0]), LONGEST.toMillis());
            return Instant.ofEpochMilli(Math.max(now.toEpochMilli() - time, Math.max(number(row[1]), number(row[2]))));
        });
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
