package io.countersign.vault;

import io.countersign.confirmation.Action;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Makes, changes and removes secrets with all that belongs to them. Who may has been asked before. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class SecretKeeping {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private Vaults vaults;

    @Inject
    private SecretKeys keys;

    @Inject
    private SecretVersions versions;

    @Inject
    private Attachments attachments;

    @Inject
    private Secrets secrets;

    @Inject
    private Event<SecretDeleted> deleted;

    /** A new secret; its editor is its owner. Holds the vault. */
    Secret create(Vault vault, NewSecret content, SecretVersion.Editor editor) {
        vaults.holdForSecrets(vault);
        Secret secret = make(vault, content, editor, null);
        database.persist(new SecretGrant(Tokens.id("g_"), secret, editor.id(), ItemRole.OWNER, clock.instant()));
        return secret;
    }

    /** A new secret that nobody has access to; whoever calls this holds the vault. */
    Secret make(Vault vault, NewSecret content, SecretVersion.Editor editor, String importId) {
        String id = Tokens.id("x_");
        Secret secret = new Secret(id, vault, content, keys.create(vault, id), clock.instant());
        secret.cameWith(importId);
        database.persist(secret);
        database.flush();
        versions.first(secret, content.fields(), editor);
        return secret;
    }

    /**
     * For this transaction alone: what was checked before the confirmation is checked once more, since access may have ended
     * while somebody else held the secret, and holds until the end.
     *
     * @throws Problem {@code not-found}, {@code forbidden}
     */
    Secret hold(String id, Action action) {
        try {
            database.refresh(secrets.get(id).require(action), LockModeType.PESSIMISTIC_WRITE);
        } catch (EntityNotFoundException e) {
            throw new Problem(ProblemType.NOT_FOUND);
        }
        return secrets.get(id).require(action);
    }

    /** Into another vault, which it holds; where it lies already nothing changes. */
    void move(Secret secret, Vault to) {
        if (!secret.vaultId().equals(to.id())) {
            keys.move(secret, vaults.holdForSecrets(to));
        }
    }

    void edit(Secret secret, SecretChange change, SecretVersion.Editor editor) {
        secret.change(change, clock.instant());
        versions.next(secret, change.fieldsOrNone(), editor, change.changed());
    }

    void delete(Secret secret) {
        attachments.deleteAllOf(secret);
        versions.deleteAllOf(secret);
        database.createQuery("delete from SecretGrant g where g.secretId = :id")
                .setParameter("id", secret.id())
                .executeUpdate();
        database.remove(secret);
        database.flush();
        deleted.fire(new SecretDeleted(secret.id()));
    }
}
