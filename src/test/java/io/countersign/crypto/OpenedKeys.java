package io.countersign.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** Keys as a thief has them who knows where each is bound to: the bits themselves. */
public record OpenedKeys(KeysetHandle keyset) {

    public static OpenedKeys master(Path file) {
        try {
            return new OpenedKeys(new MasterKeyFile(file).read());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The keys that these have wrapped for this place. */
    public OpenedKeys unwrap(byte[] wrapped, String place) {
        try {
            StreamingAeadConfig.register();
            return new OpenedKeys(TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead(), Envelope.bytes(place)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] decrypt(byte[] ciphertext, String place) {
        try {
            return aead().decrypt(ciphertext, Envelope.bytes(place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<byte[]> bits() {
        List<byte[]> bits = new ArrayList<>();
        for (int i = 0; i < keyset.size(); i++) {
            bits.add(bits(keyset.getAt(i).getKey()));
        }
        return bits;
    }

    private static byte[] bits(Key key) {
        if (key instanceof AesGcmKey own) {
            return own.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
        }
        return ((AesGcmHkdfStreamingKey) key).getInitialKeyMaterial().toByteArray(InsecureSecretKeyAccess.get());
    }

    private Aead aead() throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
