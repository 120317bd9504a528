package io.countersign.vault;

import io.countersign.confirmation.Action;
import io.countersign.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** What other rooms may know of a secret that the caller shares, and the way to hold it while they do. */
@ApplicationScoped
@Transactional
public class ShareableSecrets {

    private static final String OF_MEMBER = "select s.name, g.role from Secret s, SecretGrant g where g.secretId = s.id"
            + " and s.id = :id and g.memberId = :member";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Secrets secrets;

    @Inject
    private SecretKeeping keeping;

    /** A secret whose caller may do what was asked. */
    public record Shareable(String id, String name, Instant createdAt) {

        private static Shareable of(Secret secret) {
            return new Shareable(secret.id(), secret.name(), secret.createdAt());
        }
    }

    /** A secret as somebody sees it who has access. */
    public record Accessible(String name, ItemRole role) {}

    /** @throws Problem {@code not-found}, or {@code forbidden} if the caller's role does not allow it */
    public Shareable require(String id, Action action) {
        return Shareable.of(secrets.get(id).require(action));
    }

    /** The same for this transaction alone: until its end nobody else changes who has access, nor the secret. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Shareable hold(String id, Action action) {
        return Shareable.of(keeping.hold(id, action));
    }

    /**
     * The caller's role.
     *
     * @throws Problem {@code not-found}
     */
    public ItemRole role(String id) {
        return secrets.get(id).role();
    }

    /** Empty if the member has no access. */
    public Optional<Accessible> of(String memberId, String id) {
        return database.createQuery(OF_MEMBER, Object[].class)
                .setParameter("id", id)
                .setParameter("member", memberId)
                .getResultStream()
                .map(row -> new Accessible((String) row[0], (ItemRole) row[1]))
                .findFirst();
    }
}
