package io.countersign.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Shows vaults. */
@ApplicationScoped
class VaultViews {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Vaults vaults;

    /** With the progress of its re-key. */
    VaultView whole(Vault vault) {
        return view(vault, vault.isRekeying() ? progress(vault) : null);
    }

    VaultView ofSecret(Vault vault) {
        return view(vault, null);
    }

    private VaultView view(Vault vault, VaultView.Progress rekey) {
        return new VaultView(
                vault.id(),
                vault.name(),
                vaults.isDefault(vault),
                vault.strategy(),
                vault.isDisabled(),
                vault.createdAt(),
                rekey);
    }

    private VaultView.Progress progress(Vault vault) {
        Object[] counts = database.createQuery(
                        "select count(s.id), sum(case when s.keyGeneration = :now then 1 else 0 end)"
                                + " from Secret s where s.vaultId = :vault",
                        Object[].class)
                .setParameter("now", vault.keyGeneration())
                .setParameter("vault", vault.id())
                .getSingleResult();
        long done = counts[1] == null ? 0 : ((Number) counts[1]).longValue();
        return new VaultView.Progress(done, ((Number) counts[0]).longValue());
    }
}
