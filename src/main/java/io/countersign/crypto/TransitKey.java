package io.countersign.crypto;

import com.google.crypto.tink.Aead;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;

/** One key of a transit engine; it must be of an AEAD type (aes256-gcm96, chacha20-poly1305), for associated data. */
final class TransitKey implements Aead {

    private final TransitCall service;
    private final URI encrypt;
    private final URI decrypt;

    TransitKey(TransitCall service, URI encrypt, URI decrypt) {
        this.service = service;
        this.encrypt = encrypt;
        this.decrypt = decrypt;
    }

    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
        Map<String, String> asked = Map.of("plaintext", base64(plaintext), "associated_data", base64(associatedData));
        return service.post(encrypt, asked, "ciphertext").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
        Map<String, String> asked = Map.of(
                "ciphertext",
                new String(ciphertext, StandardCharsets.UTF_8),
                "associated_data",
                base64(associatedData));
        try {
            return Base64.getDecoder().decode(service.post(decrypt, asked, "plaintext"));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("The key service has answered no base64");
        }
    }

    private static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }
}
