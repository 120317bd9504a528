package io.countersign.vault;

import io.countersign.crypto.DataKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of fields, in and out of encryption. Each opens only as this field of this secret in this vault. */
@ApplicationScoped
@Transactional
public class SecretValues {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Vaults vaults;

    void write(Secret secret, String field, String value) {
        byte[] ciphertext = key(secret).encrypt(value, place(secret, field));
        database.merge(new SecretField(secret.id(), field, ciphertext));
    }

    Map<String, String> read(Secret secret) {
        DataKey key = key(secret);
        Map<String, String> values = new LinkedHashMap<>();
        for (SecretField field : fields(secret)) {
            values.put(field.name(), key.decrypt(field.ciphertext(), place(secret, field.name())));
        }
        return values;
    }

    List<String> names(Secret secret) {
        return fields(secret).stream().map(SecretField::name).toList();
    }

    void delete(Secret secret) {
        database.createQuery("delete from SecretField f where f.secretId = :id")
                .setParameter("id", secret.id())
                .executeUpdate();
    }

    private DataKey key(Secret secret) {
        return vaults.open(vaults.get(secret.vaultId()));
    }

    private List<SecretField> fields(Secret secret) {
        return database.createQuery(
                        "select f from SecretField f where f.secretId = :id order by f.name", SecretField.class)
                .setParameter("id", secret.id())
                .getResultList();
    }

    private static String place(Secret secret, String field) {
        return secret.workspaceId() + "/" + secret.vaultId() + "/" + secret.id() + "/" + field;
    }
}
