package io.countersign.vault;

import io.countersign.crypto.DataKey;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of fields, in and out of encryption. Each secret has a key of its own, which opens in its vault only; each
 * value opens only as this field of this secret.
 */
@ApplicationScoped
@Transactional
public class SecretValues {

    private static final int MOST = 100;

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SecretKeys keys;

    /**
     * Writes the values of the secret's newest version: those of an earlier one with this change.
     *
     * @param earlier its number, or 0 for none
     */
    void write(Secret secret, long earlier, SecretFields change) {
        Map<String, SecretValue> next = new LinkedHashMap<>();
        rows(secret, earlier).forEach(old -> next.put(old.name(), old.in(secret.version())));
        DataKey key = keys.open(secret);
        change.values().forEach((name, value) -> {
            if (value == null || value.value().isEmpty()) {
                next.remove(name);
            } else {
                next.put(name, encrypted(secret, key, name, value, next.get(name)));
            }
        });
        if (next.size() > MOST) {
            throw Problem.invalid("fields", "must be at most " + MOST);
        }
        store(secret.type(), next.values());
    }

    private static SecretValue encrypted(
            Secret secret, DataKey key, String name, FieldValue value, SecretValue before) {
        FieldType wanted = value.type() == null && before != null ? before.type() : value.type();
        FieldType type = SecretFields.specOf(secret.type(), name, wanted).type();
        byte[] ciphertext = key.encrypt(value.value(), place(secret.id(), name));
        return new SecretValue(secret.id(), secret.version(), name, type, ciphertext);
    }

    /** Fields of a member's own come first, in their order, then those of the kind, in its order. */
    private void store(SecretKind kind, Collection<SecretValue> values) {
        List<SecretValue> ordered = new ArrayList<>(values);
        ordered.sort(Comparator.comparingInt(value -> kind.position(value.name())));
        for (int position = 0; position < ordered.size(); position++) {
            database.persist(ordered.get(position).at(position));
        }
    }

    /**
     * The values of one version in clear.
     *
     * @throws Problem {@code not-found} if the secret has been deleted meanwhile
     */
    Map<String, String> read(Secret secret, long version) {
        Map<String, String> values = keys.reading(secret, key -> {
            Map<String, String> clear = new LinkedHashMap<>();
            rows(secret, version).forEach(row -> clear.put(row.name(), clear(key, row)));
            return clear;
        });
        return there(secret, values);
    }

    /**
     * The newest values in clear, each with its type.
     *
     * @throws Problem {@code not-found} if the secret has been deleted meanwhile
     */
    Map<String, FieldValue> typed(Secret secret) {
        Map<String, FieldValue> values = keys.reading(secret, key -> {
            Map<String, FieldValue> clear = new LinkedHashMap<>();
            rows(secret, secret.version())
                    .forEach(row -> clear.put(row.name(), new FieldValue(row.type(), clear(key, row))));
            return clear;
        });
        return there(secret, values);
    }

    /**
     * What is shown without a reveal: each row with its value, or with null where it is masked.
     *
     * @throws Problem {@code not-found} if the secret has been deleted meanwhile
     */
    Map<SecretValue, String> open(Secret secret) {
        Map<SecretValue, String> values = keys.reading(secret, key -> {
            Map<SecretValue, String> shown = new LinkedHashMap<>();
            rows(secret, secret.version())
                    .forEach(row -> shown.put(row, row.type().isMasked() ? null : clear(key, row)));
            return shown;
        });
        return there(secret, values);
    }

    /** A secret without values is there, one that was deleted a moment ago is not. */
    private <K, V> Map<K, V> there(Secret secret, Map<K, V> values) {
        boolean gone = values.isEmpty()
                && database.createQuery("select s.id from Secret s where s.id = :id", String.class)
                        .setParameter("id", secret.id())
                        .getResultList()
                        .isEmpty();
        if (gone) {
            throw new Problem(ProblemType.NOT_FOUND);
        }
        return values;
    }

    /** All versions of a secret that the caller holds, under its new key. */
    void reencrypt(Secret secret, DataKey before, DataKey after) {
        database.createQuery("select v from SecretValue v where v.secretId = :id", SecretValue.class)
                .setParameter("id", secret.id())
                .getResultList()
                .forEach(row -> row.become(after.encrypt(clear(before, row), place(row.secretId(), row.name()))));
    }

    /** The rows of one version, in the order in which they are shown. */
    List<SecretValue> rows(Secret secret, long version) {
        return database.createQuery(
                        "select v from SecretValue v where v.secretId = :id and v.version = :version"
                                + " order by v.position",
                        SecretValue.class)
                .setParameter("id", secret.id())
                .setParameter("version", version)
                // Never what this transaction has seen before: a new key comes with new ciphertexts
                .setHint("jakarta.persistence.cache.storeMode", CacheStoreMode.REFRESH)
                .getResultList();
    }

    /** The rows of what lists show, by the ids of the secrets that have it; each is of one moment with its secret. */
    Map<String, SecretValue> subtitleRows(List<Secret> secrets) {
        Map<String, SecretValue> rows = new HashMap<>();
        if (secrets.isEmpty()) {
            return rows;
        }
        database.createQuery(
                        "select s, v from Secret s, SecretValue v where s.id in :ids and v.secretId = s.id"
                                + " and v.version = s.version and v.name in :fields",
                        Object[].class)
                .setParameter("ids", secrets.stream().map(Secret::id).toList())
                .setParameter("fields", SecretKind.subtitles())
                .setHint("jakarta.persistence.cache.storeMode", CacheStoreMode.REFRESH)
                .getResultStream()
                .filter(found -> ((SecretValue) found[1])
                        .name()
                        .equals(((Secret) found[0]).type().subtitle()))
                .forEach(found -> rows.put(((Secret) found[0]).id(), (SecretValue) found[1]));
        return rows;
    }

    void delete(Secret secret) {
        database.createQuery("delete from SecretValue v where v.secretId = :id")
                .setParameter("id", secret.id())
                .executeUpdate();
    }

    static String clear(DataKey key, SecretValue row) {
        return key.decrypt(row.ciphertext(), place(row.secretId(), row.name()));
    }

    private static String place(String secretId, String field) {
        return secretId + "/" + field;
    }
}
