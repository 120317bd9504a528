package io.countersign.device;

import io.countersign.confirmation.AskingDesk;
import io.countersign.directory.Authenticators;
import io.countersign.platform.Page;
import io.countersign.platform.PageKey;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import io.countersign.push.SubscriptionGone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of trusted sessions. */
@ApplicationScoped
@Transactional
public class TrustedSessions implements Authenticators {

    private static final int MOST = 20;

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private AskingDesk asking;

    /** One that has not ended. */
    Optional<TrustedSession> find(String id) {
        return Optional.ofNullable(database.find(TrustedSession.class, id)).filter(session -> !session.isEnded());
    }

    /** Those of a member that have not ended, oldest first. */
    List<TrustedSession> of(String memberId) {
        return database.createQuery(
                        "select t from TrustedSession t where t.memberId = :member and t.endedAt is null order by t.pairedAt",
                        TrustedSession.class)
                .setParameter("member", memberId)
                .getResultList();
    }

    @Override
    public String kind() {
        return "phone";
    }

    @Override
    public Map<String, Integer> counts(Collection<String> memberIds) {
        return database.createQuery(
                        "select t.memberId, count(t) from TrustedSession t where t.memberId in :members and t.endedAt is null"
                                + " group by t.memberId",
                        Object[].class)
                .setParameter("members", memberIds)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).intValue()));
    }

    @Override
    public Optional<Added> added(String id) {
        return Optional.ofNullable(database.find(TrustedSession.class, id))
                .map(phone -> new Added(kind(), "paired", "", phone.name(), phone.pairedAt()));
    }

    @Override
    public boolean anySince(String memberId, Instant since) {
        return !database.createQuery(
                        "select t.id from TrustedSession t where t.memberId = :member and t.pairedAt >= :since",
                        String.class)
                .setParameter("member", memberId)
                .setParameter("since", since)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    Page<TrustedSessionView> page(String memberId, String currentId, Page.Request request) {
        PageKey after = PageKey.of(request.after());
        List<TrustedSession> found = database.createQuery(
                        "select t from TrustedSession t where t.memberId = :member and t.endedAt is null"
                                + " and (t.pairedAt < :at or (t.pairedAt = :at and t.id < :id))"
                                + " order by t.pairedAt desc, t.id desc",
                        TrustedSession.class)
                .setParameter("member", memberId)
                .setParameter("at", Instant.ofEpochMilli(after.at()))
                .setParameter("id", after.id())
                .setMaxResults(request.limit() + 1)
                .getResultList();
        return Page.of(
                found, request, session -> session.view(currentId), last -> PageKey.text(last.pairedAt(), last.id()));
    }

    /** @throws Problem {@code too-many-trusted-sessions} */
    void refuseTooMany(String memberId) {
        if (of(memberId).size() >= MOST) {
            throw new Problem(ProblemType.TOO_MANY_TRUSTED_SESSIONS);
        }
    }

    void add(TrustedSession session) {
        database.persist(session);
        database.flush();
    }

    /** At once and for good: from now on it proves nothing, and what it asked for is cancelled. @return whether it had not ended before */
    boolean end(String id) {
        asking.cancelAllOfSession(id);
        return database.createQuery("update TrustedSession t set t.endedAt = :now, t.endpoint = null, t.p256dh = null,"
                                + " t.auth = null where t.id = :id and t.endedAt is null")
                        .setParameter("now", clock.instant())
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** No phone is paired any more by a code that the member has been given before. */
    void endPairings(String memberId) {
        Instant now = clock.instant();
        database.createQuery("update Pairing p set p.expiresAt = :now"
                        + " where p.memberId = :member and p.trustedSessionId is null and p.expiresAt > :now")
                .setParameter("now", now)
                .setParameter("member", memberId)
                .executeUpdate();
    }

    void seen(TrustedSession session) {
        Instant now = clock.instant();
        if (session.lastSeenAt().isBefore(now.minusSeconds(60))) {
            database.createQuery("update TrustedSession t set t.lastSeenAt = :now where t.id = :id")
                    .setParameter("now", now)
                    .setParameter("id", session.id())
                    .executeUpdate();
        }
    }

    /** Unless the phone has subscribed anew while the push was under way. */
    void unsubscribe(@Observes SubscriptionGone gone) {
        database.createQuery("update TrustedSession t set t.endpoint = null, t.p256dh = null, t.auth = null"
                        + " where t.id = :id and t.endpoint = :endpoint")
                .setParameter("id", gone.recipient())
                .setParameter("endpoint", gone.endpoint())
                .executeUpdate();
    }
}
