package io.countersign.vault;

import io.countersign.crypto.DataKey;
import io.countersign.crypto.Envelope;
import io.countersign.platform.Problem;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** The rows of vaults, and their keys. */
@ApplicationScoped
@Transactional
public class Vaults {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Envelope envelope;

    @Inject
    private SystemClock clock;

    /** The workspace's default vault, made when it is first needed. */
    Vault defaultOf(String workspaceId) {
        return query("select v from Vault v where v.workspaceId = :workspace and v.isDefault = true", workspaceId)
                .stream()
                .findFirst()
                .orElseGet(() -> create(workspaceId, "Default vault"));
    }

    List<Vault> of(String workspaceId) {
        defaultOf(workspaceId);
        return query("select v from Vault v where v.workspaceId = :workspace order by v.createdAt, v.id", workspaceId);
    }

    /** @throws Problem {@code invalid-request} if it is no vault of this workspace */
    Vault forSecrets(String id, String workspaceId) {
        return of(workspaceId).stream()
                .filter(vault -> vault.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("vault", "is no vault of this workspace"));
    }

    Vault get(String id) {
        return database.find(Vault.class, id);
    }

    DataKey open(Vault vault) {
        return envelope.open(vault.dataKey(), Vault.owner(vault.id()));
    }

    private Vault create(String workspaceId, String name) {
        String id = Tokens.id("v_");
        Vault vault = new Vault(id, workspaceId, name, envelope.newDataKey(Vault.owner(id)), clock.instant());
        database.persist(vault);
        database.flush();
        return vault;
    }

    private List<Vault> query(String query, String workspaceId) {
        return database.createQuery(query, Vault.class)
                .setParameter("workspace", workspaceId)
                .getResultList();
    }
}
