package io.countersign.crypto;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Encrypts and decrypts; what was encrypted for one place (associated data) does not open at another. */
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

    /** @throws CryptoFailed if the ciphertext was changed or belongs to another place or key */
    public String decrypt(byte[] ciphertext, String place) {
        try {
            return new String(aead.decrypt(ciphertext, Envelope.bytes(place)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new CryptoFailed("Decryption failed", e);
        }
    }
}
