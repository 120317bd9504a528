package io.countersign.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Instant;
import java.util.UUID;

/** The key of a phone and what it is made to sign. */
record PhoneKey(ECKey key) {

    static PhoneKey create() {
        try {
            return new PhoneKey(new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The proof of possession for one request (RFC 9449 section 4.2), with {@code ath} where there is a trusted session
     * to tie it to (section 7).
     */
    Jws proof(String trustedSession, String method, String url, Instant now) {
        return Jws.typed("dpop+jwt")
                .header("jwk", key.toPublicJWK().toJSONObject())
                .claim("jti", UUID.randomUUID().toString())
                .claim("htm", method)
                .claim("htu", url)
                .claim("iat", now.getEpochSecond())
                .claim("ath", trustedSession == null ? null : Jws.sha256(trustedSession));
    }

    /** The decision on a request, whose text it digests as it was shown (protocol section 4). */
    static Jws decision(String trustedSession, JsonNode request, String decision, Instant now) {
        return Jws.typed("confirmation-decision+jwt")
                .header("kid", trustedSession)
                .claim("confirmation", request.path("id").asText())
                .claim("decision", decision)
                .claim("textDigest", Jws.sha256(request.path("text").asText()))
                .claim("nonce", request.path("nonce").asText())
                .claim("iat", now.getEpochSecond());
    }
}
