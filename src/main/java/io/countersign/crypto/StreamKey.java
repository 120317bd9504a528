package io.countersign.crypto;

import com.google.crypto.tink.StreamingAead;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;

/**
 * Encrypts and decrypts what is too large for memory, in segments (Tink's AES-256-GCM-HKDF). What was encrypted for one
 * place does not open at another.
 */
public final class StreamKey {

    private final StreamingAead aead;

    StreamKey(StreamingAead aead) {
        this.aead = aead;
    }

    /** Writes the ciphertext of what is written to it; only closing it makes the ciphertext whole. */
    public OutputStream encrypting(OutputStream ciphertext, String place) throws IOException {
        try {
            return aead.newEncryptingStream(ciphertext, Envelope.bytes(place));
        } catch (GeneralSecurityException e) {
            throw new CryptoFailed("Encryption failed", e);
        }
    }

    /**
     * Reads the plaintext: nothing of a segment that was changed, and an {@link IOException} instead of the end where the
     * ciphertext was cut off or belongs to another place or key.
     */
    public InputStream decrypting(InputStream ciphertext, String place) throws IOException {
        try {
            return aead.newDecryptingStream(ciphertext, Envelope.bytes(place));
        } catch (GeneralSecurityException e) {
            throw new CryptoFailed("Decryption failed", e);
        }
    }
}
