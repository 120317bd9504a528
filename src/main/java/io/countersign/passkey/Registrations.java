package io.countersign.passkey;

import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/** Registrations under way: one for a session, the newest. */
@ApplicationScoped
@Transactional
public class Registrations {

    /** As long as making one may take. */
    static final Duration TO_MAKE = Duration.ofMinutes(5);

    /** And confirming that it is added, by the slowest way: the link in a mail. */
    private static final Duration TO_ADD = TO_MAKE.plusMinutes(10);

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    /** The challenge for a new one of this session, 43 characters; that of an older one is forgotten. */
    String begin(String sessionId) {
        database.createNativeQuery("delete from passkey_registration where session_id = ?")
                .setParameter(1, sessionId)
                .executeUpdate();
        database.createNativeQuery("insert into passkey_registration (session_id, challenge, expires_at)"
                        + " values (?, ?, ?) on conflict do nothing")
                .setParameter(1, sessionId)
                .setParameter(2, Tokens.secret())
                .setParameter(3, clock.instant().plus(TO_ADD).toEpochMilli())
                .executeUpdate();
        // Of two that begin at the same time both get the one that is kept
        return challenge(sessionId);
    }

    /** @throws Problem {@code passkey-expired} if none is under way in this session */
    String challenge(String sessionId) {
        List<?> found = database.createNativeQuery(
                        "select challenge from passkey_registration where session_id = ? and expires_at > ?")
                .setParameter(1, sessionId)
                .setParameter(2, clock.instant().toEpochMilli())
                .getResultList();
        return found.stream()
                .map(String.class::cast)
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.PASSKEY_EXPIRED));
    }

    /** Its challenge has been answered, and is not again. @throws Problem {@code passkey-expired} if it has been before */
    void end(String sessionId, String challenge) {
        int rows = database.createNativeQuery("delete from passkey_registration where session_id = ? and challenge = ?")
                .setParameter(1, sessionId)
                .setParameter(2, challenge)
                .executeUpdate();
        if (rows != 1) {
            throw new Problem(ProblemType.PASSKEY_EXPIRED);
        }
    }

    void forgetOld() {
        database.createNativeQuery("delete from passkey_registration where expires_at <= ?")
                .setParameter(1, clock.instant().toEpochMilli())
                .executeUpdate();
    }
}
