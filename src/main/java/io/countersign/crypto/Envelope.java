package io.countersign.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;

/** Envelope encryption: content under a data key, the data key under the master key. */
@ApplicationScoped
public class Envelope {

    @Inject
    private MasterKey master;

    /**
     * A new data key, wrapped by the master key.
     *
     * @param owner whose key it is; it opens for this owner only
     */
    public byte[] newDataKey(String owner) {
        return master().newKey(owner);
    }

    /** @throws CryptoFailed if the key is not this owner's, or was wrapped by another master key */
    public DataKey open(byte[] wrapped, String owner) {
        return master().open(wrapped, owner);
    }

    /** The master key itself, for the few keys the server keeps for itself. */
    DataKey master() {
        return new DataKey(master.aead());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
