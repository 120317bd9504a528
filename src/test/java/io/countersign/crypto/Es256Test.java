package io.countersign.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Test;

/** Whichever provider signs, the other one verifies: what is fast is the same. */
class Es256Test {

    private final ECKey key = key(Curve.P_256);

    @Test
    void whatTheJdkSignsIsVerified() throws Exception {
        assertThat(Es256.verifies(signed(new ECDSASigner(key), JWSAlgorithm.ES256), key))
                .isTrue();
    }

    @Test
    void whatIsSignedHereTheJdkVerifies() throws Exception {
        assertThat(signed(Es256.signer(key), JWSAlgorithm.ES256).verify(new ECDSAVerifier(key)))
                .isTrue();
    }

    @Test
    void anotherKeyOrTextIsNot() throws Exception {
        JWSObject signed = signed(Es256.signer(key), JWSAlgorithm.ES256);
        assertThat(Es256.verifies(signed, key(Curve.P_256))).isFalse();
        String[] parts = signed.serialize().split("\\.");
        JWSObject other = JWSObject.parse(parts[0] + "." + new Payload("other").toBase64URL() + "." + parts[2]);
        assertThat(Es256.verifies(other, key)).isFalse();
    }

    @Test
    void aSignatureOfZerosIsNot() throws Exception {
        String[] parts =
                signed(Es256.signer(key), JWSAlgorithm.ES256).serialize().split("\\.");
        assertThat(Es256.verifies(JWSObject.parse(parts[0] + "." + parts[1] + "." + "A".repeat(86)), key))
                .isFalse();
    }

    @Test
    void anotherAlgorithmIsNot() throws Exception {
        ECKey longer = key(Curve.P_384);
        assertThat(Es256.verifies(signed(new ECDSASigner(longer), JWSAlgorithm.ES384), longer))
                .isFalse();
    }

    /** Where this is run in earnest, the native part is there. */
    @Test
    void theFastOneIsThere() {
        assertThat(Conscrypt.isAvailable()).isTrue();
    }

    private static JWSObject signed(JWSSigner signer, JWSAlgorithm algorithm) throws JOSEException, ParseException {
        JWSObject object = new JWSObject(new JWSHeader(algorithm), new Payload("a sentence"));
        object.sign(signer);
        return JWSObject.parse(object.serialize());
    }

    private static ECKey key(Curve curve) {
        try {
            return new ECKeyGenerator(curve).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
