package io.countersign.vault;

import io.countersign.crypto.Envelope;
import io.countersign.crypto.KeyStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** Brings the keys of vaults, which stay the same, under another master key. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class VaultRewrapping {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Envelope envelope;

    /** The vaults that this master key does not wrap, or not both keys of. */
    public List<String> behind(int masterKey) {
        return database.createQuery(
                        "select v.id from Vault v where v.masterKeyId is null or v.masterKeyId <> :now order by v.id",
                        String.class)
                .setParameter("now", masterKey)
                .getResultList();
    }

    /** The master keys without which some vault does not open. */
    public List<Integer> masterKeysInUse() {
        return database.createQuery(
                        "select distinct v.masterKeyId from Vault v where v.masterKeyId is not null", Integer.class)
                .getResultList();
    }

    public void rewrap(String vaultId) {
        Vault vault = database.find(Vault.class, vaultId, LockModeType.PESSIMISTIC_WRITE);
        int masterKey = envelope.masterKeyId();
        byte[] key = rewrapped(vault, vault.key(vault.keyGeneration()));
        byte[] previous = vault.isRekeying() ? rewrapped(vault, vault.key(vault.keyGeneration() - 1)) : null;
        vault.become(key, previous, masterKey);
    }

    private byte[] rewrapped(Vault vault, byte[] wrapped) {
        KeyStrategy strategy = vault.strategy();
        return envelope.rewrap(strategy, wrapped, Vault.owner(vault.id()));
    }
}
