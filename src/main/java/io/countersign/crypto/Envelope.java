package io.countersign.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Envelope encryption: content under a data key, the data key under the master key. */
@ApplicationScoped
public class Envelope {

    @Inject
    private MasterKey master;

    /**
     * A new AES-256-GCM data key, wrapped by the master key.
     *
     * @param owner whose key it is; it opens for this owner only
     */
    public byte[] newDataKey(String owner) {
        try {
            KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, master.aead(), bytes(owner));
        } catch (GeneralSecurityException e) {
            throw new CryptoFailed("A data key could not be made", e);
        }
    }

    /** @throws CryptoFailed if the key is not this owner's, or was wrapped by another master key */
    public DataKey open(byte[] wrapped, String owner) {
        try {
            return new DataKey(TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master.aead(), bytes(owner))
                    .getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            throw new CryptoFailed("A data key could not be opened", e);
        }
    }

    /** The master key itself, for the few keys the server keeps for itself. */
    DataKey master() {
        return new DataKey(master.aead());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
