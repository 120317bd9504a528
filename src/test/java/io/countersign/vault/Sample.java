package io.countersign.vault;

import io.countersign.testing.Api;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;

/**
 * A file that a test adds.
 *
 * @param disposition the header that names it
 */
record Sample(String disposition, String type, byte[] content) {

    static final int LARGEST = 10 << 20;

    static Sample of(String name, String type, byte[] content) {
        return new Sample("attachment; filename=\"" + name + "\"", type, content);
    }

    static Sample text(String name, String content) {
        return of(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes without any order, the same for the same seed. */
    static Sample noise(String name, int bytes, long seed) {
        byte[] content = new byte[bytes];
        new Random(seed).nextBytes(content);
        return of(name, "application/octet-stream", content);
    }

    Sample named(String otherDisposition) {
        return new Sample(otherDisposition, type, content);
    }

    /** The client with the headers of this file. */
    Api announcedBy(Api api) {
        return namedBy(api)
                .with("Upload-Length", String.valueOf(content.length))
                .with("Repr-Digest", digest());
    }

    /** The client with the headers that an upload cannot do without. */
    Api namedBy(Api api) {
        return api.with("Content-Disposition", disposition).with("Content-Type", type);
    }

    String digest() {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256()) + ":";
    }

    String hex() {
        return HexFormat.of().formatHex(sha256());
    }

    private byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
