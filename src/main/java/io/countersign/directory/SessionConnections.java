package io.countersign.directory;

import io.countersign.directory.AttemptThrottle.Counter;
import io.countersign.directory.SessionConnection.State;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The rows of clients that ask to be connected, and how often that and their codes may be tried. */
@ApplicationScoped
@Transactional
public class SessionConnections {

    private static final int FROM_ADDRESS = 30;
    private static final int WRONG_CODES = 10;
    private static final Duration KEPT = Duration.ofDays(1);

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private Caller caller;

    @Inject
    private AttemptThrottle throttle;

    @Inject
    private CodeDigest digest;

    /** @throws Problem {@code too-many-attempts} after 30 within 15 minutes from one address */
    SessionConnection open(String code, String keyThumbprint, String client) {
        String ip = caller.origin().ip();
        throttle.count(List.of(new Counter("connection/from/" + ip, FROM_ADDRESS)));
        SessionConnection connection =
                new SessionConnection(digest.of(code), keyThumbprint, client, ip, clock.instant());
        database.persist(connection);
        database.flush();
        return connection;
    }

    /** For the client whose key it is. */
    Optional<SessionConnection> find(String id, String keyThumbprint) {
        return Optional.ofNullable(database.find(SessionConnection.class, id))
                .filter(found -> found.keyThumbprint().equals(keyThumbprint));
    }

    /**
     * For the member who has the code. Beside the caller's transaction, which has touched nothing yet: each try is counted in
     * one of its own.
     *
     * @throws Problem {@code connection-unknown}, of which the eleventh within 15 minutes is {@code too-many-attempts}
     */
    @Transactional(TxType.NOT_SUPPORTED)
    SessionConnection withCode(String code) {
        List<String> counted = throttle.count(
                List.of(new Counter("connection/member/" + caller.member().memberId(), WRONG_CODES)));
        SessionConnection connection = find(code);
        throttle.forget(counted);
        return connection;
    }

    /** The same. @throws Problem {@code connection-answered}, {@code connection-expired} if nobody can answer any more */
    @Transactional(TxType.NOT_SUPPORTED)
    SessionConnection pending(String code) {
        return requirePending(withCode(code));
    }

    /** What {@link #pending} has found, in the caller's transaction. */
    SessionConnection admitted(String code) {
        return requirePending(find(code));
    }

    private SessionConnection find(String code) {
        return database.createQuery(
                        "select c from SessionConnection c where c.codeDigest = :digest", SessionConnection.class)
                .setParameter("digest", digest.of(code))
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.CONNECTION_UNKNOWN));
    }

    private SessionConnection requirePending(SessionConnection connection) {
        State state = connection.stateAt(clock.instant());
        if (state != State.PENDING) {
            throw over(state);
        }
        return connection;
    }

    /**
     * pending → connected or refused.
     *
     * @param sessionId what it becomes, or null
     * @throws Problem {@code connection-answered}, {@code connection-expired}
     */
    void answer(SessionConnection connection, State to, String sessionId) {
        int rows = database.createQuery("update SessionConnection c set c.state = :to, c.sessionId = :session"
                        + " where c.id = :id and c.state = :pending and c.expiresAt > :now")
                .setParameter("to", to)
                .setParameter("session", sessionId)
                .setParameter("id", connection.id())
                .setParameter("pending", State.PENDING)
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (rows != 1) {
            SessionConnection answered = database.find(SessionConnection.class, connection.id());
            database.refresh(answered);
            throw over(answered.stateAt(clock.instant()));
        }
    }

    /** Nobody looks at them any more. */
    void sweep() {
        database.createQuery("delete from SessionConnection c where c.expiresAt < :old")
                .setParameter("old", clock.instant().minus(KEPT))
                .executeUpdate();
    }

    private static Problem over(State state) {
        return new Problem(state == State.EXPIRED ? ProblemType.CONNECTION_EXPIRED : ProblemType.CONNECTION_ANSWERED);
    }
}
