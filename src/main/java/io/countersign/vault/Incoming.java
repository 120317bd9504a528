package io.countersign.vault;

import io.countersign.platform.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The body of an upload, measured while it passes. */
final class Incoming {

    private static final int PART = 32 * 1024;

    private final byte[] head;
    private final InputStream rest;
    private final MessageDigest digest = newDigest();
    private long size;
    private String sha256;

    /** @param head what was read of it already */
    Incoming(byte[] head, InputStream rest) {
        this.head = head;
        this.rest = rest;
    }

    byte[] head() {
        return head;
    }

    long size() {
        return size;
    }

    String sha256() {
        return sha256;
    }

    /**
     * To its end.
     *
     * @throws Problem {@code too-large} as soon as it is, {@code invalid-request} if it breaks off
     */
    void copyTo(OutputStream sink) throws IOException {
        for (byte[] part = head; part.length > 0; part = read(rest, PART)) {
            size += part.length;
            Announcement.requireFit(size);
            digest.update(part);
            sink.write(part);
        }
        sha256 = HexFormat.of().formatHex(digest.digest());
    }

    /** @throws Problem {@code invalid-request} if it is not what was announced */
    void requireFit(Announcement announced) {
        if (announced.size() != null && announced.size() != size) {
            throw Problem.invalid("body", "has " + size + " bytes, not the " + announced.size() + " announced");
        }
        if (announced.sha256() != null && !announced.sha256().equals(sha256)) {
            throw Problem.invalid("body", "has another SHA-256 than Repr-Digest says");
        }
    }

    /** At most so many bytes; fewer only at the end. */
    static byte[] read(InputStream body, int most) {
        try {
            return body.readNBytes(most);
        } catch (IOException e) {
            throw Problem.invalid("body", "broke off");
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
