package io.countersign.push;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.countersign.crypto.Es256;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The P-256 key by which push services know this server (RFC 8292). Browsers bind their subscriptions to it: a new key
 * ends all of them. Safe for many threads.
 */
public final class VapidKey {

    private static final int SCALAR_BYTES = 32;
    private static final int POINT_BYTES = 65;
    private static final byte UNCOMPRESSED = 4;

    /** An hour less than promised, for push services whose clock is behind. */
    private static final Duration LIFE = Duration.ofHours(11);

    private static final int MAX_REMEMBERED = 1000;

    private final ECKey key;
    private final ECDSASigner signer;
    private final Map<Audience, Token> tokens = new ConcurrentHashMap<>();

    private record Audience(String origin, String subject) {}

    private record Token(String jwt, Instant from, Instant until) {}

    private VapidKey(ECKey key) throws JOSEException {
        this.key = key;
        this.signer = Es256.signer(key);
    }

    /** A new random key. */
    public static VapidKey create() {
        try {
            return new VapidKey(new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("no P-256 key can be made", e);
        }
    }

    /**
     * The key that {@link #toBytes()} gave.
     *
     * @throws IllegalArgumentException if these bytes are no such key
     */
    public static VapidKey fromBytes(byte[] bytes) {
        if (bytes.length != SCALAR_BYTES + POINT_BYTES || bytes[SCALAR_BYTES] != UNCOMPRESSED) {
            throw new IllegalArgumentException("not the bytes of a VAPID key");
        }
        try {
            VapidKey vapid = new VapidKey(new ECKey.Builder(Curve.P_256, part(bytes, 33), part(bytes, 65))
                    .d(part(bytes, 0))
                    .build());
            if (Es256.verifies(vapid.signed(new JWTClaimsSet.Builder().build()), vapid.key)) {
                return vapid;
            }
        } catch (JOSEException | IllegalStateException | IllegalArgumentException e) {
            // Said below: nothing of the key may get into a message
        }
        throw new IllegalArgumentException("not the bytes of a VAPID key");
    }

    /** The private number (32 bytes) and the public point (65 bytes), in clear: keep them encrypted. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(SCALAR_BYTES + POINT_BYTES)
                .put(key.getD().decode())
                .put(point())
                .array();
    }

    /** What a browser wants as {@code applicationServerKey}: the uncompressed point (65 bytes) in base64url. */
    public String publicKey() {
        return Base64URL.encode(point()).toString();
    }

    /**
     * The value of the {@code Authorization} header for a push to this endpoint (RFC 8292 section 3): good for its whole
     * origin, for at least 5 and at most 12 hours from now.
     *
     * @param subject whom the push service may contact, a {@code mailto:} or {@code https:} URI
     */
    public String authorization(URI endpoint, Instant now, String subject) {
        Audience audience = new Audience(Origin.of(endpoint).toString(), subject);
        if (tokens.size() >= MAX_REMEMBERED) {
            tokens.clear();
        }
        Token token = tokens.compute(audience, (a, known) -> isGood(known, now) ? known : token(a, now));
        return "vapid t=" + token.jwt() + ", k=" + publicKey();
    }

    private static boolean isGood(Token token, Instant now) {
        return token != null && !now.isBefore(token.from()) && now.isBefore(token.until());
    }

    private Token token(Audience audience, Instant now) {
        SignedJWT jwt = signed(new JWTClaimsSet.Builder()
                .audience(audience.origin())
                .expirationTime(Date.from(now.plus(LIFE)))
                .subject(audience.subject())
                .build());
        return new Token(jwt.serialize(), now, now.plus(LIFE.dividedBy(2)));
    }

    private SignedJWT signed(JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .build();
        SignedJWT jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("the VAPID key cannot sign", e);
        }
        return jwt;
    }

    private byte[] point() {
        return ByteBuffer.allocate(POINT_BYTES)
                .put(UNCOMPRESSED)
                .put(key.getX().decode())
                .put(key.getY().decode())
                .array();
    }

    private static Base64URL part(byte[] bytes, int from) {
        return Base64URL.encode(Arrays.copyOfRange(bytes, from, from + SCALAR_BYTES));
    }
}
