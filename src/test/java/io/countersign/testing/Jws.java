package io.countersign.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A compact JWS (RFC 7515 section 7.1), right or forged in any way: nothing is checked here. */
public final class Jws {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> payload = new LinkedHashMap<>();

    /** With {@code alg} ES256, until told otherwise. */
    public static Jws typed(String type) {
        return new Jws().header("alg", "ES256").header("typ", type);
    }

    /** Sets a header parameter; null takes it away. */
    public Jws header(String name, Object value) {
        return set(header, name, value);
    }

    /** Sets a claim; null takes it away. */
    public Jws claim(String name, Object value) {
        return set(payload, name, value);
    }

    /** The text, signed by ES256 whatever {@code alg} says. */
    public String signedBy(ECKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.toECPrivateKey());
            signature.update(ascii(input()));
            return input() + "." + base64url(signature.sign());
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text with {@code alg} none and an empty signature (RFC 7515 section 6). */
    public String unsigned() {
        header("alg", "none");
        return input() + ".";
    }

    /** The text with {@code alg} HS256, for those who take a public key for a shared secret. */
    public String maced(byte[] secret) {
        header("alg", "HS256");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return input() + "." + base64url(mac.doFinal(ascii(input())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** base64url(SHA-256(UTF-8 of {@code text})). */
    public static String sha256(String text) {
        try {
            return base64url(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Jws set(Map<String, Object> part, String name, Object value) {
        if (value == null) {
            part.remove(name);
        } else {
            part.put(name, value);
        }
        return this;
    }

    private String input() {
        return part(header) + "." + part(payload);
    }

    private static String part(Map<String, Object> members) {
        try {
            return base64url(MAPPER.writeValueAsBytes(members));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
