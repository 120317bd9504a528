package io.countersign.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import java.security.Provider;
import org.conscrypt.Conscrypt;

/** ES256, ECDSA by P-256 and SHA-256 (RFC 7518, section 3.4). Safe for many threads. */
public final class Es256 {

    /** Conscrypt checks a signature in a twentieth of the time of JDK 17. Null where its native part does not run. */
    private static final Provider FAST =
            Conscrypt.isAvailable() ? Conscrypt.newProviderBuilder().build() : null;

    private Es256() {}

    /**
     * Whether this text is signed by ES256 and by this key. Any other algorithm is not, whatever it says.
     *
     * @throws JOSEException if it cannot be told
     */
    public static boolean verifies(JWSObject signed, ECKey key) throws JOSEException {
        if (!JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm())) {
            return false;
        }
        ECDSAVerifier verifier = new ECDSAVerifier(key.toECPublicKey());
        verifier.getJCAContext().setProvider(FAST);
        return signed.verify(verifier);
    }

    /** @throws JOSEException if this is no private key on P-256 */
    public static ECDSASigner signer(ECKey key) throws JOSEException {
        ECDSASigner signer = new ECDSASigner(key);
        signer.getJCAContext().setProvider(FAST);
        return signer;
    }
}
