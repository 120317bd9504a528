package io.countersign.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Encrypts and decrypts, and wraps other keys; what was encrypted for one place (associated data) does not open at another. */
public final class DataKey {

    private final Aead aead;

    DataKey(Aead aead) {
        this.aead = aead;
    }

    public byte[] encrypt(String plaintext, String place) {
        try {
            return aead.encrypt(Envelope.bytes(plaintext), Envelope.bytes(place));
        } catch (GeneralSecurityException e) {
            throw new CryptoFailed("Encryption failed", e);
        }
    }

    /** A new AES-256-GCM key, wrapped by this one; it opens at this place only. */
    public byte[] newKey(String place) {
        return newKey(PredefinedAeadParameters.AES256_GCM, place);
    }

    /** A new key for what is too large for memory, wrapped by this one; it opens at this place only. */
    public byte[] newStreamKey(String place) {
        // Segments of 4 KB: hundreds of streams at a time need little memory
        return newKey(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB, place);
    }

    private byte[] newKey(Parameters parameters, String place) {
        try {
            KeysetHandle key = KeysetHandle.generateNew(parameters);
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, aead, Envelope.bytes(place));
        } catch (GeneralSecurityException e) {
            throw new CryptoFailed("A data key could not be made", e);
        }
    }

    /** @throws CryptoFailed if the key belongs to another place, or was wrapped by another key */
    public DataKey open(byte[] wrapped, String place) {
        return new DataKey(open(wrapped, place, Aead.class));
    }

    /** @throws CryptoFailed if the key belongs to another place, or was wrapped by another key */
    public StreamKey openStreamKey(byte[] wrapped, String place) {
        return new StreamKey(open(wrapped, place, StreamingAead.class));
    }

    private <P> P open(byte[] wrapped, String place, Class<P> primitive) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, Envelope.bytes(place))
                    .getPrimitive(RegistryConfiguration.get(), primitive);
        } catch (GeneralSecurityException e) {
            throw new CryptoFailed("A data key could not be opened", e);
        }
    }

    /** The same key, wrapped by another one or for another place. */
    public byte[] rewrap(byte[] wrapped, String place, DataKey other, String otherPlace) {
        try {
            KeysetHandle key = TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, Envelope.bytes(place));
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, other.aead, Envelope.bytes(otherPlace));
        } catch (GeneralSecurityException e) {
            throw new CryptoFailed("A data key could not be wrapped anew", e);
        }
    }

    /** A new AES-256-GCM key, in clear: for {@link ServerKeys}. */
    static String newText() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new CryptoFailed("A data key could not be made", e);
        }
    }

    /** The key that {@link #newText()} gave. */
    static DataKey ofText(String text) {
        try {
            return new DataKey(TinkJsonProtoKeysetFormat.parseKeyset(text, InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            // The cause is left out: a parser's message may quote the key
            throw new CryptoFailed("A data key cannot be used", null);
        }
    }

    /** @throws CryptoFailed if the ciphertext was changed or belongs to another place or key */
    public String decrypt(byte[] ciphertext, String place) {
        try {
            return new String(aead.decrypt(ciphertext, Envelope.bytes(place)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new CryptoFailed("Decryption failed", e);
        }
    }
}
