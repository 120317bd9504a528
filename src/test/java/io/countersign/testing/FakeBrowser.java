package io.countersign.testing;

import com.google.crypto.tink.apps.webpush.WebPushHybridDecrypt;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.countersign.push.PushSubscription;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One subscription as its browser and the push service know it: what a message to it must be like. */
final class FakeBrowser {

    /** A message is not what the standards ask. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        private final int status;

        Wrong(int status, String sentence) {
            super(sentence);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private static final Pattern VAPID = Pattern.compile("vapid t=([\\w.-]+), ?k=([\\w-]+)");
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ECKey key;
    private final byte[] point;
    private final byte[] auth = random(16);
    private String serverKey;

    FakeBrowser() {
        try {
            key = new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        point = ByteBuffer.allocate(65)
                .put((byte) 4)
                .put(key.getX().decode())
                .put(key.getY().decode())
                .array();
    }

    PushSubscription subscription(String prefix) {
        return new PushSubscription(prefix + text(random(24)), text(point), text(auth));
    }

    /** The message in clear, once everything about it is right. */
    String receive(String method, Map<String, String> headers, byte[] body, URI origin, Instant now) throws Wrong {
        require(method.equals("POST"), 405, "A push message is a POST");
        header(headers, "TTL", "\\d{1,7}");
        header(headers, "Urgency", "very-low|low|normal|high");
        header(headers, "Topic", "[A-Za-z0-9_-]{1,32}");
        header(headers, "Content-Encoding", "aes128gcm");
        header(headers, "Content-Type", "application/octet-stream");
        require(body.length <= 4096, 413, "A push message has at most 4096 bytes");
        requireVapid(headers.getOrDefault("Authorization", ""), origin, now);
        return decrypt(body);
    }

    private synchronized void requireVapid(String header, URI origin, Instant now) throws Wrong {
        Matcher vapid = VAPID.matcher(header);
        require(vapid.matches(), 401, "Authorization has the form vapid t=…, k=…");
        require(serverKey == null || serverKey.equals(vapid.group(2)), 403, "k is the key of the first message");
        try {
            SignedJWT jwt = SignedJWT.parse(vapid.group(1));
            require(jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256), 403, "The JWT is signed by ES256");
            require(jwt.verify(new ECDSAVerifier(publicKey(vapid.group(2)))), 403, "The JWT is signed by k");
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            require(claims.getAudience().equals(List.of(origin.toString())), 403, "aud is the origin");
            Instant end = claims.getExpirationTime().toInstant();
            require(end.isAfter(now), 403, "exp is to come");
            require(!end.isAfter(now.plus(LONGEST)), 403, "exp is at most 12 hours away");
            require(claims.getSubject().matches("(mailto:[^@]+@|https://).+"), 403, "sub is a mailto: or https: URI");
        } catch (ParseException | JOSEException | RuntimeException e) {
            throw new Wrong(403, "The JWT can be read: " + e.getClass().getSimpleName());
        }
        serverKey = vapid.group(2);
    }

    private String decrypt(byte[] body) throws Wrong {
        try {
            WebPushHybridDecrypt decrypt = new WebPushHybridDecrypt.Builder()
                    .withAuthSecret(auth)
                    .withRecipientPublicKey(point)
                    .withRecipientPrivateKey(key.toECPrivateKey())
                    .build();
            return new String(decrypt.decrypt(body, null), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | JOSEException e) {
            throw new Wrong(400, "The message can be decrypted");
        }
    }

    private static ECKey publicKey(String k) {
        byte[] point = Base64.getUrlDecoder().decode(k);
        return new ECKey.Builder(
                        Curve.P_256,
                        Base64URL.encode(Arrays.copyOfRange(point, 1, 33)),
                        Base64URL.encode(Arrays.copyOfRange(point, 33, 65)))
                .build();
    }

    private static void header(Map<String, String> headers, String name, String form) throws Wrong {
        require(headers.getOrDefault(name, "").matches(form), 400, name + " has the form " + form);
    }

    private static void require(boolean right, int status, String rule) throws Wrong {
        if (!right) {
            throw new Wrong(status, rule);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
