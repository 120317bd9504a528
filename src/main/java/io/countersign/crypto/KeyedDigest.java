package io.countersign.crypto;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;

/**
 * Digests of what could be guessed (HMAC-SHA-256): without the key nobody can try out whether a guess is right. Safe for
 * many threads.
 */
public final class KeyedDigest {

    private static final int BYTES = 32;

    private final PrfSet digests;

    private KeyedDigest(PrfSet digests) {
        this.digests = digests;
    }

    /** A new random key, in clear: for {@link ServerKeys}. */
    public static String newKey() {
        try {
            PrfConfig.register();
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new CryptoFailed("A key for digests could not be made", e);
        }
    }

    /** By a key that {@link #newKey()} gave. */
    public static KeyedDigest by(String key) {
        try {
            PrfConfig.register();
            return new KeyedDigest(TinkJsonProtoKeysetFormat.parseKeyset(key, InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), PrfSet.class));
        } catch (GeneralSecurityException e) {
            // The cause is left out: a parser's message may quote the key
            throw new CryptoFailed("The key for digests cannot be used", null);
        }
    }

    /** 32 bytes: by the same key the same for the same content only. */
    public byte[] of(byte[] content) {
        try {
            return digests.computePrimary(content, BYTES);
        } catch (GeneralSecurityException e) {
            throw new CryptoFailed("A digest could not be made", e);
        }
    }
}
