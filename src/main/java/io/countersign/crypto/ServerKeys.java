package io.countersign.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.function.Supplier;

/** Keys that all nodes share, kept in the database under the master key. */
@ApplicationScoped
public class ServerKeys {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Envelope envelope;

    /**
     * The key of this name; the first node that asks makes it.
     *
     * @throws CryptoFailed if it was encrypted with another master key than this server's
     */
    @Transactional(TxType.REQUIRES_NEW)
    public String getOrCreate(String name, Supplier<String> made) {
        ServerKey key = database.find(ServerKey.class, name);
        if (key == null) {
            int masterKey = envelope.masterKeyId();
            database.createNativeQuery("insert into server_key (name, ciphertext, master_key_id) values (?, ?, ?)"
                            + " on conflict do nothing")
                    .setParameter(1, name)
                    .setParameter(2, envelope.master().encrypt(made.get(), place(name)))
                    .setParameter(3, masterKey)
                    .executeUpdate();
            key = database.find(ServerKey.class, name);
        }
        return envelope.master().decrypt(key.ciphertext(), place(name));
    }

    /** The master keys without which one of these does not open. */
    @Transactional
    public List<Integer> masterKeysInUse() {
        return database.createQuery(
                        "select distinct k.masterKeyId from ServerKey k where k.masterKeyId is not null", Integer.class)
                .getResultList();
    }

    /** Encrypts anew, with the master key of now, what an earlier one has encrypted. */
    @Transactional(TxType.REQUIRES_NEW)
    public void rewrap() {
        int masterKey = envelope.masterKeyId();
        database.createQuery(
                        "select k from ServerKey k where k.masterKeyId is null or k.masterKeyId <> :now order by k.name",
                        ServerKey.class)
                .setParameter("now", masterKey)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(key -> {
                    String clear = envelope.master().decrypt(key.ciphertext(), place(key.name()));
                    key.become(envelope.master().encrypt(clear, place(key.name())), masterKey);
                });
    }

    private static String place(String name) {
        return "server-key/" + name;
    }
}
