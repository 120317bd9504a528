package io.countersign.vault;

import io.countersign.crypto.CryptoFailed;
import io.countersign.crypto.DataKey;
import io.countersign.crypto.Envelope;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.PersistenceContext;
import java.util.function.Function;

/**
 * The own key of each secret, which its vault's key wraps. Not transactional itself: what fails here and is tried again
 * must not end its caller's transaction.
 */
@ApplicationScoped
class SecretKeys {

    /** How often a secret may get a new key under a reader's hands before that is a failure. */
    private static final int TRIES = 3;

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Envelope envelope;

    /** A new own key, under the vault's key of now; whoever calls this holds the vault or the secret. */
    byte[] create(Vault vault, String secretId) {
        return vaultKey(vault, vault.keyGeneration()).newKey(place(vault, secretId));
    }

    /** The same own key for another vault, which the caller holds, as it holds the secret. */
    void move(Secret secret, Vault to) {
        Vault from = vaultOf(secret);
        byte[] key = vaultKey(from, secret.keyGeneration())
                .rewrap(
                        secret.dataKey(),
                        place(from, secret.id()),
                        vaultKey(to, to.keyGeneration()),
                        place(to, secret.id()));
        secret.move(to, key);
    }

    /**
     * What {@code read} makes of the secret's key. Without a lock a secret may get a new key between two looks at the
     * database; then all is read once more.
     *
     * @param read loads ciphertexts afresh each time it is called
     */
    <T> T reading(Secret secret, Function<DataKey, T> read) {
        for (int left = TRIES - 1; ; left--) {
            try {
                return read.apply(open(secret));
            } catch (CryptoFailed e) {
                if (left == 0) {
                    throw e;
                }
                readAgain(secret);
            }
        }
    }

    /** Right for a secret that the caller holds; others by {@link #reading}. */
    DataKey open(Secret secret) {
        Vault vault = vaultOf(secret);
        return vaultKey(vault, secret.keyGeneration()).open(secret.dataKey(), place(vault, secret.id()));
    }

    DataKey open(Vault vault, byte[] ownKey, String secretId) {
        return vaultKey(vault, vault.keyGeneration()).open(ownKey, place(vault, secretId));
    }

    /** The vault's key of this generation. */
    DataKey vaultKey(Vault vault, int generation) {
        if (vault.key(generation) == null) {
            database.refresh(vault);
        }
        byte[] wrapped = vault.key(generation);
        if (wrapped == null) {
            throw CryptoFailed.keyGone();
        }
        return envelope.open(vault.strategy(), wrapped, Vault.owner(vault.id()));
    }

    private Vault vaultOf(Secret secret) {
        return database.find(Vault.class, secret.vaultId());
    }

    /** The secret first: a vault that is read later knows the key of what was read before. */
    private void readAgain(Secret secret) {
        try {
            database.refresh(secret);
        } catch (EntityNotFoundException e) {
            throw new Problem(ProblemType.NOT_FOUND);
        }
        database.refresh(vaultOf(secret));
    }

    private static String place(Vault vault, String secretId) {
        return vault.workspaceId() + "/" + vault.id() + "/" + secretId;
    }
}
