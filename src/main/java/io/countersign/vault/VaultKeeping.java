package io.countersign.vault;

import io.countersign.crypto.Envelope;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Makes and changes vaults. Who may has been asked before. Each change holds the vault's row first, so what is checked
 * here stays so until the end.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class VaultKeeping {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Vaults vaults;

    @Inject
    private Envelope envelope;

    @Inject
    private SystemClock clock;

    Vault create(String workspaceId, NewVault content) {
        String id = vaults.insert(workspaceId, content.name(), content.strategyOrDefault())
                .orElseThrow(() -> new Problem(ProblemType.VAULT_NAME_TAKEN));
        return vaults.get(id);
    }

    void edit(Vault vault, VaultChange change) {
        vaults.hold(vault);
        if (change.name() != null) {
            rename(vault, change.name());
        }
        if (change.isDefault() != null) {
            Vaults.requireEnabled(vault);
            heldDefault(vault.workspaceId()).become(vault.id());
            database.flush();
        }
    }

    private void rename(Vault vault, String name) {
        if (vaults.isNameTaken(vault.workspaceId(), name, vault.id())) {
            throw new Problem(ProblemType.VAULT_NAME_TAKEN);
        }
        vault.rename(name);
        try {
            database.flush();
        } catch (PersistenceException e) {
            // Somebody took it a moment ago; the name's index is all that can be hurt here
            throw new Problem(ProblemType.VAULT_NAME_TAKEN);
        }
    }

    private DefaultVault heldDefault(String workspaceId) {
        vaults.defaultOf(workspaceId);
        DefaultVault chosen = database.find(DefaultVault.class, workspaceId);
        database.refresh(chosen, LockModeType.PESSIMISTIC_WRITE);
        return chosen;
    }

    /** @throws Problem {@code vault-is-default}, {@code vault-disabled} */
    void disable(Vault vault) {
        Vaults.requireEnabled(vaults.hold(vault));
        if (heldDefault(vault.workspaceId()).vaultId().equals(vault.id())) {
            throw new Problem(ProblemType.VAULT_IS_DEFAULT);
        }
        vault.disable(clock.instant());
    }

    /**
     * Gives it a new key; the one before is kept until {@link Rekeying} has given each secret a new one too.
     *
     * @throws Problem {@code rekey-running}, {@code key-service-unavailable}
     */
    void beginRekey(Vault vault) {
        vaults.hold(vault);
        if (vault.isRekeying()) {
            throw new Problem(ProblemType.REKEY_RUNNING);
        }
        int masterKey = envelope.masterKeyId();
        vault.renewKey(envelope.newDataKey(vault.strategy(), Vault.owner(vault.id())), masterKey);
    }
}
