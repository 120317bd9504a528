package io.countersign.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The secrets of an import: nobody has access to them, so nobody sees them, until all are there. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class IncomingSecrets {

    /** The id of each from that of its secret, which is as random. */
    private static final String SHOW = "insert into secret_grant"
            + " (id, secret_id, member_id, role, direct_role, secret_created_at, created_at)"
            + " select 'g_' || substr(s.id, 3), s.id, ?, 'OWNER', 'OWNER', s.created_at, s.created_at"
            + " from secret s where s.import_id = ?";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Vaults vaults;

    @Inject
    private SecretKeeping keeping;

    /** A vault that new secrets may be put into. */
    public record Destination(String id, String name) {

        private static Destination of(Vault vault) {
            return new Destination(vault.id(), vault.name());
        }
    }

    /**
     * Where a secret goes by the name of a vault, which may be null: into the one that is given, else the one of this name,
     * else the default one.
     *
     * @param vaultId of the one for all, or null
     * @throws io.countersign.platform.Problem {@code invalid-request}, {@code vault-disabled}
     */
    public Function<String, Destination> destinations(String workspaceId, String vaultId) {
        if (vaultId != null) {
            Destination all = Destination.of(vaults.forSecrets(vaultId, workspaceId));
            return name -> all;
        }
        Destination others = Destination.of(vaults.defaultOf(workspaceId));
        Map<String, Destination> known = new HashMap<>();
        return name -> name == null
                ? others
                : known.computeIfAbsent(
                        name,
                        asked -> vaults.named(asked, workspaceId)
                                .map(Destination::of)
                                .orElse(others));
    }

    /**
     * Into the vault that each names.
     *
     * @throws io.countersign.platform.Problem {@code vault-disabled}, {@code key-service-unavailable}
     */
    public void add(String importId, List<NewSecret> secrets, String memberId, String memberName) {
        SecretVersion.Editor editor = new SecretVersion.Editor(memberId, memberName);
        // In one order, so that two imports wait for each other instead of locking each other out
        secrets.stream().map(NewSecret::vault).distinct().sorted().forEach(id -> vaults.holdForSecrets(vaults.get(id)));
        secrets.forEach(secret -> keeping.make(vaults.get(secret.vault()), secret, editor, importId));
    }

    /** All of them at once become the member's own. */
    public void show(String importId, String memberId) {
        database.createNativeQuery(SHOW)
                .setParameter(1, memberId)
                .setParameter(2, importId)
                .executeUpdate();
    }

    /** At most so many; none when all are gone. */
    public List<String> some(String importId, int most) {
        return database.createQuery("select s.id from Secret s where s.importId = :import order by s.id", String.class)
                .setParameter("import", importId)
                .setMaxResults(most)
                .getResultList();
    }

    /** Does nothing if another node was faster. */
    public void discard(String secretId) {
        Secret secret = database.find(Secret.class, secretId, LockModeType.PESSIMISTIC_WRITE);
        if (secret != null) {
            keeping.delete(secret);
        }
    }
}
