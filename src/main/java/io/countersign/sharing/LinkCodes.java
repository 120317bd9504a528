package io.countersign.sharing;

import io.countersign.crypto.Passwords;
import io.countersign.delivery.Channel;
import io.countersign.delivery.Delivery;
import io.countersign.delivery.Outbox;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** The codes that are mailed to the recipients of links. One try at a time for a link. */
@ApplicationScoped
@Transactional(dontRollbackOn = Problem.class)
public class LinkCodes {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private Passwords passwords;

    @Inject
    private Outbox outbox;

    /**
     * Whether a mail with a code was asked for that may still come.
     *
     * @throws Problem {@code too-many-attempts}
     */
    boolean isUnderWay(String linkId) {
        return unlocked(linkId).isUnderWay(clock.instant());
    }

    /** A new code, which replaces the one before. @throws Problem {@code too-many-attempts} */
    void mail(String linkId) {
        unlocked(linkId).asked(clock.instant());
        outbox.put(new Delivery.Message(Channel.MAIL, LinkCodeMail.KIND, null, null, linkId, linkId, LinkCode.VALID));
    }

    /**
     * The hash of the right code, which is still there.
     *
     * @throws Problem {@code code-wrong}, of which the fifth ends all codes for 15 minutes, {@code too-many-attempts}
     */
    String verify(String linkId, String code) {
        LinkCode mailed = unlocked(linkId);
        String hash = mailed.codeHash(clock.instant());
        if (!passwords.verify(code.toCharArray(), hash)) {
            mailed.wasWrong(clock.instant());
            throw new Problem(ProblemType.CODE_WRONG);
        }
        mailed.wasRight();
        return hash;
    }

    /** @throws Problem {@code code-wrong} if another view was faster */
    @Transactional(Transactional.TxType.MANDATORY)
    void useUp(String linkId, String hash) {
        LinkCode mailed = database.find(LinkCode.class, linkId, LockModeType.PESSIMISTIC_WRITE);
        if (!hash.equals(mailed.codeHash(clock.instant()))) {
            throw new Problem(ProblemType.CODE_WRONG);
        }
        mailed.forget();
    }

    private LinkCode unlocked(String linkId) {
        LinkCode code = database.find(LinkCode.class, linkId, LockModeType.PESSIMISTIC_WRITE);
        Duration locked = code.locked(clock.instant());
        if (!locked.isZero()) {
            throw new Problem(ProblemType.TOO_MANY_ATTEMPTS).retryAfter(locked);
        }
        return code;
    }
}
