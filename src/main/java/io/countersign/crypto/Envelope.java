package io.countersign.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Envelope encryption: content under a data key, the data key under the master key, and that under the key service's. */
@ApplicationScoped
public class Envelope {

    @Inject
    private MasterKey master;

    @Inject
    private KeyService keyService;

    /**
     * A new data key, wrapped.
     *
     * @param owner whose key it is; it opens for this owner only
     * @throws io.countersign.platform.Problem {@code key-service-unavailable}
     */
    public byte[] newDataKey(KeyStrategy strategy, String owner) {
        byte[] wrapped = master().newKey(owner);
        return strategy == KeyStrategy.KMS ? keyService.wrap(wrapped, owner) : wrapped;
    }

    /**
     * Opens a data key; one of the key service stays open in memory for a minute.
     *
     * @throws CryptoFailed if the key is not this owner's, or was wrapped by a master key that is not there
     * @throws io.countersign.platform.Problem {@code key-service-unavailable}
     */
    public DataKey open(KeyStrategy strategy, byte[] wrapped, String owner) {
        return strategy == KeyStrategy.KMS
                ? keyService.open(wrapped, owner, inner -> openLocal(inner, owner))
                : openLocal(wrapped, owner);
    }

    private DataKey openLocal(byte[] wrapped, String owner) {
        try {
            return master().open(wrapped, owner);
        } catch (CryptoFailed e) {
            // Another node may have taken a new master key a moment earlier
            if (master.reload(master.all())) {
                return master().open(wrapped, owner);
            }
            throw e;
        }
    }

    /** The same data key, wrapped by the master key of now. */
    public byte[] rewrap(KeyStrategy strategy, byte[] wrapped, String owner) {
        byte[] inner = strategy == KeyStrategy.KMS ? keyService.unwrap(wrapped, owner) : wrapped;
        byte[] anew = master().rewrap(inner, owner, master(), owner);
        return strategy == KeyStrategy.KMS ? keyService.wrap(anew, owner) : anew;
    }

    /** Whether vaults of this strategy can be made on this server. */
    public boolean offers(KeyStrategy strategy) {
        return strategy == KeyStrategy.LOCAL || keyService.isThere();
    }

    /**
     * Takes a change of the master key's file, and lets go of open keys whose minute is over.
     *
     * @param needed master keys without which something does not open
     */
    public void refresh(Collection<Integer> needed) {
        master.reload(needed);
        keyService.forgetOld();
    }

    /** Which master key wraps now. Ask before wrapping: then no key is taken for newer than it is. */
    public int masterKeyId() {
        return master.primary();
    }

    /** Whether the file still holds this master key. */
    public boolean hasMasterKey(int id) {
        return master.all().contains(id);
    }

    /** How many master keys there are beside the one that wraps. */
    public int earlierMasterKeys() {
        return master.earlier();
    }

    /** The master key itself, for the few keys the server keeps for itself. */
    DataKey master() {
        return new DataKey(master.aead());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
