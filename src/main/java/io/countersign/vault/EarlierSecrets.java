package io.countersign.vault;

import io.countersign.crypto.DataKey;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings secrets of the first schema, whose values lay under their vault's key and had no versions, into today's form. A
 * migration in SQL could not: it has no keys.
 */
@Singleton
@Startup
@DependsOn("MasterKeyCheck")
public class EarlierSecrets {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Vaults vaults;

    @Inject
    private SecretKeys keys;

    @Inject
    private SecretVersions versions;

    @PostConstruct
    void bringAllOver() {
        database.createQuery("select s from Secret s where s.dataKey is null", Secret.class)
                .getResultList()
                .forEach(this::bringOver);
    }

    private void bringOver(Secret secret) {
        Vault vault = vaults.get(secret.vaultId());
        SecretFields fields = new SecretFields(earlierValues(secret, keys.vaultKey(vault, vault.keyGeneration())));
        secret.move(vault, keys.create(vault, secret.id()));
        versions.first(secret, fields, new SecretVersion.Editor(null, "unknown"));
        database.createNativeQuery("delete from secret_field where secret_id = ?")
                .setParameter(1, secret.id())
                .executeUpdate();
    }

    private Map<String, FieldValue> earlierValues(Secret secret, DataKey key) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = database.createNativeQuery(
                        "select name, ciphertext from secret_field where secret_id = ?")
                .setParameter(1, secret.id())
                .getResultList();
        Map<String, FieldValue> earlier = new LinkedHashMap<>();
        for (Object[] row : rows) {
            String place = secret.workspaceId() + "/" + secret.vaultId() + "/" + secret.id() + "/" + row[0];
            earlier.put((String) row[0], FieldValue.of(key.decrypt((byte[]) row[1], place)));
        }
        return earlier;
    }
}
