package io.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import org.junit.jupiter.api.Test;

class JwsTest {

    private final ECKey key = PhoneKey.create().key();

    @Test
    void signedTextVerifiesWithItsKeyOnly() throws Exception {
        JWSObject jws = JWSObject.parse(Jws.typed("dpop+jwt")
                .header("jwk", key.toPublicJWK().toJSONObject())
                .claim("htm", "GET")
                .claim("htm", "POST")
                .claim("gone", 1)
                .claim("gone", null)
                .signedBy(key));

        assertThat(jws.verify(new ECDSAVerifier(jws.getHeader().getJWK().toECKey())))
                .isTrue();
        assertThat(jws.verify(new ECDSAVerifier(PhoneKey.create().key()))).isFalse();
        assertThat(jws.getHeader().getType().getType()).isEqualTo("dpop+jwt");
        assertThat(jws.getPayload()).hasToString("{\"htm\":\"POST\"}");
    }

    @Test
    void unsignedTextIsAPlainObject() throws Exception {
        assertThat(JOSEObject.parse(Jws.typed("x").unsigned())).isInstanceOf(PlainObject.class);
    }

    @Test
    void sha256IsTheOneOfTheSpecification() {
        // RFC 7515 section 2 for the encoding, FIPS 180-2 for the digest of "abc"
        assertThat(Jws.sha256("abc")).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    }
}
