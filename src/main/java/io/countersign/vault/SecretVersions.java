package io.countersign.vault;

import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes each save of a secret as a version of its own, and the words by which the newest is found. */
@ApplicationScoped
@Transactional
public class SecretVersions {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SecretValues values;

    /** The first version of a secret that was just made. */
    void first(Secret secret, SecretFields fields, SecretVersion.Editor editor) {
        write(secret, 0, fields, editor, List.copyOf(fields.present().keySet()));
    }

    /** A new version: the one before it with this change. */
    void next(Secret secret, SecretFields change, SecretVersion.Editor editor, List<String> changed) {
        write(secret, secret.version() - 1, change, editor, changed);
    }

    /** A new version with the values of an earlier one. */
    void again(Secret secret, long earlier, SecretVersion.Editor editor, List<String> changed) {
        write(secret, earlier, new SecretFields(Map.of()), editor, changed);
    }

    private void write(
            Secret secret, long earlier, SecretFields change, SecretVersion.Editor editor, List<String> changed) {
        database.flush();
        database.persist(new SecretVersion(secret, editor, changed));
        values.write(secret, earlier, change);
        database.flush();
        index(secret);
    }

    private void index(Secret secret) {
        forgetWords(secret);
        Stream<String> labels = values.rows(secret, secret.version()).stream()
                .map(SecretValue::name)
                .filter(name -> secret.type().field(name).isEmpty());
        SearchWords.of(Stream.concat(Stream.of(secret.name()), labels).toList())
                .forEach(word -> database.createNativeQuery(
                                "insert into secret_word (workspace_id, word, secret_id) values (?, ?, ?)")
                        .setParameter(1, secret.workspaceId())
                        .setParameter(2, SearchWords.from(word))
                        .setParameter(3, secret.id())
                        .executeUpdate());
    }

    private void forgetWords(Secret secret) {
        database.createNativeQuery("delete from secret_word where secret_id = ?")
                .setParameter(1, secret.id())
                .executeUpdate();
    }

    /** @throws Problem {@code not-found} */
    SecretVersion get(Secret secret, long n) {
        return database.createQuery(
                        "select v from SecretVersion v where v.secretId = :id and v.n = :n", SecretVersion.class)
                .setParameter("id", secret.id())
                .setParameter("n", n)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }

    /** Newest first; those below a number. */
    List<SecretVersion> page(Secret secret, long below, int limit) {
        return database.createQuery(
                        "select v from SecretVersion v where v.secretId = :id and v.n < :below order by v.n desc",
                        SecretVersion.class)
                .setParameter("id", secret.id())
                .setParameter("below", below)
                .setMaxResults(limit)
                .getResultList();
    }

    void deleteAllOf(Secret secret) {
        values.delete(secret);
        database.createQuery("delete from SecretVersion v where v.secretId = :id")
                .setParameter("id", secret.id())
                .executeUpdate();
        forgetWords(secret);
    }
}
