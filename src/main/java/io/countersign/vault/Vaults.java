package io.countersign.vault;

import io.countersign.crypto.Envelope;
import io.countersign.crypto.KeyStrategy;
import io.countersign.platform.Page;
import io.countersign.platform.PageKey;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of vaults. */
@ApplicationScoped
@Transactional
public class Vaults {

    private static final String FIRST = "Default vault";
    private static final String INSERT = "insert into vault (id, workspace_id, name, name_key, strategy, data_key,"
            + " key_generation, master_key_id, created_at) values (?, ?, ?, ?, ?, ?, 1, ?, ?) on conflict do nothing";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Envelope envelope;

    @Inject
    private SystemClock clock;

    /** The workspace's default vault, made when it is first needed. */
    Vault defaultOf(String workspaceId) {
        return chosen(workspaceId).orElseGet(() -> {
            insert(workspaceId, FIRST, KeyStrategy.LOCAL)
                    .ifPresent(id -> database.createNativeQuery(
                                    "insert into default_vault (workspace_id, vault_id) values (?, ?) on conflict do nothing")
                            .setParameter(1, workspaceId)
                            .setParameter(2, id)
                            .executeUpdate());
            // Whoever made it
            return chosen(workspaceId).orElseThrow();
        });
    }

    private Optional<Vault> chosen(String workspaceId) {
        return Optional.ofNullable(database.find(DefaultVault.class, workspaceId))
                .map(chosen -> get(chosen.vaultId()));
    }

    boolean isDefault(Vault vault) {
        DefaultVault chosen = database.find(DefaultVault.class, vault.workspaceId());
        return chosen != null && chosen.vaultId().equals(vault.id());
    }

    /** Newest first. */
    List<Vault> page(String workspaceId, Page.Request request) {
        defaultOf(workspaceId);
        PageKey after = PageKey.of(request.after());
        return database.createQuery(
                        "select v from Vault v where v.workspaceId = :workspace and (v.createdAt < :at"
                                + " or (v.createdAt = :at and v.id < :id)) order by v.createdAt desc, v.id desc",
                        Vault.class)
                .setParameter("workspace", workspaceId)
                .setParameter("at", Instant.ofEpochMilli(after.at()))
                .setParameter("id", after.id())
                .setMaxResults(request.limit() + 1)
                .getResultList();
    }

    Optional<Vault> inWorkspace(String id, String workspaceId) {
        return Optional.ofNullable(database.find(Vault.class, id))
                .filter(vault -> vault.workspaceId().equals(workspaceId));
    }

    /**
     * A vault that a secret is to be put into; {@link #hold} makes sure when it is.
     *
     * @throws Problem {@code invalid-request} if it is no vault of this workspace, {@code vault-disabled}
     */
    Vault forSecrets(String id, String workspaceId) {
        return requireEnabled(inWorkspace(id, workspaceId)
                .orElseThrow(() -> Problem.invalid("vault", "is no vault of this workspace")));
    }

    /** The same for a secret that lies somewhere already; a disabled vault may keep what it has. */
    Vault forMove(Secret secret, String id, String workspaceId) {
        return secret.vaultId().equals(id) ? get(id) : forSecrets(id, workspaceId);
    }

    /**
     * For this transaction alone: whoever puts a secret into it, disables it or renews its key waits for the others.
     *
     * @throws Problem {@code vault-disabled}
     */
    Vault holdForSecrets(Vault vault) {
        return requireEnabled(hold(vault));
    }

    Vault hold(Vault vault) {
        database.refresh(vault, LockModeType.PESSIMISTIC_WRITE);
        return vault;
    }

    static Vault requireEnabled(Vault vault) {
        if (vault.isDisabled()) {
            throw new Problem(ProblemType.VAULT_DISABLED);
        }
        return vault;
    }

    Vault get(String id) {
        return database.find(Vault.class, id);
    }

    boolean isNameTaken(String workspaceId, String name, String butBy) {
        return !database.createQuery(
                        "select v.id from Vault v where v.workspaceId = :workspace and v.nameKey = :name and v.id <> :but",
                        String.class)
                .setParameter("workspace", workspaceId)
                .setParameter("name", Vault.nameKey(name))
                .setParameter("but", butBy)
                .getResultList()
                .isEmpty();
    }

    /** The one of this name that may take secrets. */
    Optional<Vault> named(String name, String workspaceId) {
        return database.createQuery(
                        "select v from Vault v where v.workspaceId = :workspace and v.nameKey = :name and v.disabledAt is null",
                        Vault.class)
                .setParameter("workspace", workspaceId)
                .setParameter("name", Vault.nameKey(name))
                .getResultStream()
                .findFirst();
    }

    /** The id of the new vault; empty if there is one of this name. */
    Optional<String> insert(String workspaceId, String name, KeyStrategy strategy) {
        String id = Tokens.id("v_");
        int masterKey = envelope.masterKeyId();
        int inserted = database.createNativeQuery(INSERT)
                .setParameter(1, id)
                .setParameter(2, workspaceId)
                .setParameter(3, name.strip())
                .setParameter(4, Vault.nameKey(name))
                .setParameter(5, strategy.name())
                .setParameter(6, envelope.newDataKey(strategy, Vault.owner(id)))
                .setParameter(7, masterKey)
                .setParameter(8, clock.instant().toEpochMilli())
                .executeUpdate();
        return inserted == 1 ? Optional.of(id) : Optional.empty();
    }
}
