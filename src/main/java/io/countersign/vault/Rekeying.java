package io.countersign.vault;

import io.countersign.audit.AuditEvent;
import io.countersign.audit.AuditTrail;
import io.countersign.crypto.DataKey;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;

/**
 * Brings a vault's secrets under its new key, one after another, each in a transaction of its own with its row held: who
 * reads or writes one waits for no other. What is done is marked by the key's generation, so it goes on where it stopped,
 * however it stopped; when none is left the key before is gone.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class Rekeying {

    /** Longer than a batch takes; a claim that is older belongs to a node that died. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private Vaults vaults;

    @Inject
    private SecretKeys keys;

    @Inject
    private SecretValues values;

    @Inject
    private Event<SecretKeyRenewed> renewed;

    @Inject
    private AuditTrail trail;

    /** The vaults that have a key before. */
    public List<String> unfinished() {
        return database.createQuery(
                        "select v.id from Vault v where v.previousKey is not null order by v.id", String.class)
                .getResultList();
    }

    /** Whether this node may go on with the vault; others leave it alone for {@link #LEASE}. */
    public boolean claim(String vaultId) {
        return database.createNativeQuery(
                                "update vault set rekey_lease_until = ? where id = ?"
                                        + " and previous_key is not null and (rekey_lease_until is null or rekey_lease_until < ?)")
                        .setParameter(1, clock.instant().plus(LEASE).toEpochMilli())
                        .setParameter(2, vaultId)
                        .setParameter(3, clock.instant().toEpochMilli())
                        .executeUpdate()
                == 1;
    }

    /** Before the lease is over, or when the node stops. */
    public void release(String vaultId) {
        database.createNativeQuery("update vault set rekey_lease_until = null where id = ?")
                .setParameter(1, vaultId)
                .executeUpdate();
    }

    /** The next secrets with a key of before, in the order of their ids. */
    public List<String> some(String vaultId, String afterId, int most) {
        return database.createQuery(
                        "select s.id from Secret s, Vault v where v.id = :vault and s.vaultId = v.id"
                                + " and s.keyGeneration < v.keyGeneration and s.id > :after order by s.id",
                        String.class)
                .setParameter("vault", vaultId)
                .setParameter("after", afterId)
                .setMaxResults(most)
                .getResultList();
    }

    /** Does nothing for a secret that is gone, was moved, or has its new key already. */
    public void renew(String vaultId, String secretId) {
        Secret secret = database.find(Secret.class, secretId, LockModeType.PESSIMISTIC_WRITE);
        Vault vault = vaults.get(vaultId);
        if (secret == null || !secret.vaultId().equals(vaultId) || secret.keyGeneration() == vault.keyGeneration()) {
            return;
        }
        DataKey before = keys.open(secret);
        byte[] ownKey = keys.create(vault, secretId);
        DataKey after = keys.open(vault, ownKey, secretId);
        values.reencrypt(secret, before, after);
        renewed.fire(new SecretKeyRenewed(secretId, before, after));
        secret.renewKey(ownKey, vault.keyGeneration());
    }

    /** Lets the key before go if nothing needs it; with the vault held nothing can be put into it meanwhile. */
    public void finish(String vaultId) {
        Vault vault = vaults.hold(vaults.get(vaultId));
        if (!vault.isRekeying() || !some(vaultId, "", 1).isEmpty()) {
            return;
        }
        vault.forgetPreviousKey();
        trail.record(AuditEvent.ofServer(
                vault.workspaceId(), "vault.rekeyed", new AuditEvent.Subject("vault", vault.id(), vault.name())));
    }
}
