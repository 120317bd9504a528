package io.countersign.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random strings that cannot be guessed, and their digests. */
public final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private Tokens() {}

    /** An opaque id of 144 random bits, for example {@code c_0hZ…}. An id is no secret. */
    public static String id(String prefix) {
        return prefix + random(18);
    }

    /** A secret of 256 random bits (OWASP ASVS 11.5.1 asks for 128), base64url. */
    public static String secret() {
        return random(32);
    }

    /** Six decimal digits, evenly distributed. */
    public static String sixDigits() {
        return "%06d".formatted(RANDOM.nextInt(1_000_000));
    }

    /** base64url(SHA-256(UTF-8 of {@code text})), 43 characters; fit for secrets of 112 bits and more (ASVS 6.5.2). */
    public static String sha256(String text) {
        return base64url(digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String base64url(byte[] content) {
        return BASE64URL.encodeToString(content);
    }

    /** Compares in constant time. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String random(int bytes) {
        byte[] content = new byte[bytes];
        RANDOM.nextBytes(content);
        return base64url(content);
    }
}
