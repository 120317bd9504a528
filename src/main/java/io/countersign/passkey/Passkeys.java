package io.countersign.passkey;

import io.countersign.directory.Authenticators;
import io.countersign.platform.Page;
import io.countersign.platform.PageKey;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
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

/** The rows of passkeys. Those that have ended stay: a credential is registered once. */
@ApplicationScoped
@Transactional
public class Passkeys implements Authenticators {

    private static final int MOST = 20;

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    /** One of this member that has not ended. */
    Optional<Passkey> find(String memberId, String id) {
        return Optional.ofNullable(database.find(Passkey.class, id))
                .filter(found -> found.memberId().equals(memberId) && !found.isEnded());
    }

    /** One of this member that may confirm. */
    Optional<Passkey> usable(String memberId, String credentialId) {
        return byCredential(Registered.hash(credentialId))
                .filter(found -> found.memberId().equals(memberId) && found.isUsable());
    }

    /** Those of a member that have not ended, oldest first. */
    List<Passkey> of(String memberId) {
        return database.createQuery(
                        "select p from Passkey p where p.memberId = :member and p.endedAt is null order by p.createdAt, p.id",
                        Passkey.class)
                .setParameter("member", memberId)
                .getResultList();
    }

    Page<PasskeyView> page(String memberId, Page.Request request) {
        PageKey after = PageKey.of(request.after());
        List<Passkey> found = database.createQuery(
                        "select p from Passkey p where p.memberId = :member and p.endedAt is null"
                                + " and (p.createdAt < :at or (p.createdAt = :at and p.id < :id))"
                                + " order by p.createdAt desc, p.id desc",
                        Passkey.class)
                .setParameter("member", memberId)
                .setParameter("at", Instant.ofEpochMilli(after.at()))
                .setParameter("id", after.id())
                .setMaxResults(request.limit() + 1)
                .getResultList();
        return Page.of(found, request, Passkey::view, last -> PageKey.text(last.createdAt(), last.id()));
    }

    @Override
    public boolean anySince(String memberId, Instant since) {
        return !database.createQuery(
                        "select p.id from Passkey p where p.memberId = :member and p.createdAt >= :since", String.class)
                .setParameter("member", memberId)
                .setParameter("since", since)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public String kind() {
        return "passkey";
    }

    @Override
    public Map<String, Integer> counts(Collection<String> memberIds) {
        return database.createQuery(
                        "select p.memberId, count(p) from Passkey p where p.memberId in :members and p.endedAt is null"
                                + " group by p.memberId",
                        Object[].class)
                .setParameter("members", memberIds)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).intValue()));
    }

    @Override
    public Optional<Added> added(String id) {
        return Optional.ofNullable(database.find(Passkey.class, id))
                .map(passkey -> new Added(
                        kind(),
                        "added",
                        ", in any browser in which you are signed in",
                        passkey.name(),
                        passkey.createdAt()));
    }

    /** @throws Problem {@code too-many-passkeys} */
    void refuseTooMany(String memberId) {
        if (of(memberId).size() >= MOST) {
            throw new Problem(ProblemType.TOO_MANY_PASSKEYS);
        }
    }

    /** @throws Problem {@code passkey-exists} if the credential is, or was, anybody's */
    void refuseKnown(Registered registered) {
        if (byCredential(registered.hash()).isPresent()) {
            throw new Problem(ProblemType.PASSKEY_EXISTS);
        }
    }

    void add(Passkey passkey) {
        database.persist(passkey);
        database.flush();
    }

    /** It has confirmed; false if it may not any more, or has counted on meanwhile. */
    boolean used(Passkey passkey, Registered now) {
        return database.createQuery("update Passkey p set p.signCount = :count, p.backedUp = :backedUp,"
                                + " p.lastUsedAt = :now where p.id = :id and p.signCount = :before"
                                + " and p.endedAt is null and p.suspectAt is null")
                        .setParameter("count", now.signCount())
                        .setParameter("backedUp", now.backedUp())
                        .setParameter("now", clock.instant())
                        .setParameter("id", passkey.id())
                        .setParameter("before", passkey.registered().signCount())
                        .executeUpdate()
                == 1;
    }

    /** It confirms nothing any more, until its member removes it. @return whether it did before */
    boolean suspect(String id) {
        return database.createQuery("update Passkey p set p.suspectAt = :now"
                                + " where p.id = :id and p.suspectAt is null and p.endedAt is null")
                        .setParameter("now", clock.instant())
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** At once and for good. @return whether it had not ended before */
    boolean end(String id) {
        return database.createQuery("update Passkey p set p.endedAt = :now where p.id = :id and p.endedAt is null")
                        .setParameter("now", clock.instant())
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    private Optional<Passkey> byCredential(String hash) {
        return database.createQuery("select p from Passkey p where p.credentialHash = :hash", Passkey.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }
}
