package io.countersign.proof;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.countersign.crypto.Es256;
import io.countersign.platform.Tokens;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A DPoP proof (RFC 9449, section 4) whose signature and claims are good for one request. That it answers once is checked
 * by {@link Proofs}.
 *
 * @param key the public key that signed it
 * @param id of this proof, for this key
 */
public record Proof(ECKey key, String id) {

    private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");
    private static final int LONGEST = 4000;

    /** How far the client's clock may be from the server's. */
    static final Duration TOLERANCE = Duration.ofSeconds(60);

    /**
     * @param target the public URL of the request, without query
     * @param presented the id of the session that is presented with the proof, or null where there is none yet
     * @return empty for anything that is not a proof by its own key of just this request, now
     */
    static Optional<Proof> of(String jwt, String method, URI target, String presented, Instant now) {
        try {
            SignedJWT proof = SignedJWT.parse(jwt.length() > LONGEST ? "" : jwt);
            JWSHeader header = proof.getHeader();
            ECKey key = key(header);
            JWTClaimsSet claims = proof.getJWTClaimsSet();
            boolean good = TYPE.equals(header.getType())
                    && Es256.verifies(proof, key)
                    && method.equals(claims.getStringClaim("htm"))
                    && sameTarget(target, claims.getStringClaim("htu"))
                    && isNow(claims, now)
                    && isFor(presented, claims.getStringClaim("ath"))
                    && claims.getJWTID() != null
                    && !claims.getJWTID().isBlank();
            return good ? Optional.of(new Proof(key, id(key, claims.getJWTID()))) : Optional.empty();
        } catch (ParseException | JOSEException | RuntimeException e) {
            // Whatever is wrong with what a stranger sends: it is no proof
            return Optional.empty();
        }
    }

    public boolean isBy(ECKey other) {
        return key.getX().equals(other.getX()) && key.getY().equals(other.getY());
    }

    /** Of the key (RFC 7638): the same for the same key only, 43 characters. */
    public String thumbprint() {
        return thumbprint(key);
    }

    private static ECKey key(JWSHeader header) {
        ECKey key = header.getJWK().toECKey();
        if (key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
            throw new IllegalArgumentException("not a public P-256 key");
        }
        return key;
    }

    private static String id(ECKey key, String jti) {
        return Tokens.sha256(thumbprint(key) + "/" + jti);
    }

    private static String thumbprint(ECKey key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalArgumentException("not a key", e);
        }
    }

    private static boolean isNow(JWTClaimsSet claims, Instant now) {
        if (claims.getIssueTime() == null) {
            return false;
        }
        Instant issued = claims.getIssueTime().toInstant();
        return Duration.between(issued, now).abs().compareTo(TOLERANCE) <= 0;
    }

    /** RFC 9449, section 4.3: where {@code ath} is given, it is the hash of what is presented. */
    private static boolean isFor(String presented, String ath) {
        return ath == null || presented != null && Tokens.same(Tokens.sha256(presented), ath);
    }

    /** RFC 9449, section 4.3: compared after normalisation, without query and fragment. */
    private static boolean sameTarget(URI target, String htu) {
        URI claimed = URI.create(htu);
        return scheme(target).equals(scheme(claimed))
                && target.getHost().equalsIgnoreCase(claimed.getHost())
                && port(target) == port(claimed)
                && target.getRawPath().equals(claimed.normalize().getRawPath());
    }

    private static String scheme(URI uri) {
        return uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return scheme(uri).equals("https") ? 443 : 80;
    }
}
