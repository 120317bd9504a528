package io.countersign.vault;

import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.HexFormat;
import java.util.Locale;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;

/**
 * What the headers of an upload say about the file.
 *
 * @param size in bytes, by {@code Upload-Length} or the length of the body; null if they do not say
 * @param sha256 in hexadecimal digits, by {@code Repr-Digest}; null if they do not say
 */
record Announcement(FileName name, String type, Long size, String sha256) {

    /** 10 MB, in bytes. */
    static final long LARGEST = 10L << 20;

    private static final String UPLOAD_LENGTH = "Upload-Length";
    private static final String DIGEST = "Repr-Digest";
    private static final int LONGEST_TYPE = 255;

    /** @throws Problem {@code invalid-request} or {@code too-large} */
    static Announcement of(HttpHeaders headers) {
        FileName name = Disposition.fileName(headers.getHeaderString(HttpHeaders.CONTENT_DISPOSITION));
        Long announced = length(headers, UPLOAD_LENGTH);
        Long sent = length(headers, HttpHeaders.CONTENT_LENGTH);
        boolean isSent = sent != null && sent > 0;
        if (isSent && announced != null && !announced.equals(sent)) {
            throw Problem.invalid(UPLOAD_LENGTH, "says " + announced + " bytes, but the body has " + sent);
        }
        return new Announcement(
                name, type(headers), isSent ? sent : announced, sha256(headers.getHeaderString(DIGEST)));
    }

    private static String type(HttpHeaders headers) {
        MediaType declared =
                headers.getMediaType() == null ? MediaType.APPLICATION_OCTET_STREAM_TYPE : headers.getMediaType();
        String type = (declared.getType() + "/" + declared.getSubtype()).toLowerCase(Locale.ROOT);
        if (type.length() > LONGEST_TYPE || declared.isWildcardType() || declared.isWildcardSubtype()) {
            throw Problem.invalid(HttpHeaders.CONTENT_TYPE, "must be the type of the file");
        }
        return type;
    }

    private static Long length(HttpHeaders headers, String header) {
        String value = headers.getHeaderString(header);
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,18}")) {
            throw Problem.invalid(header, "must be a number of bytes");
        }
        requireFit(Long.parseLong(value));
        return Long.valueOf(value);
    }

    static void requireFit(long bytes) {
        if (bytes > LARGEST) {
            throw new Problem(ProblemType.TOO_LARGE, "A file has at most 10 MB").with("limit", LARGEST);
        }
    }

    /** RFC 9530, section 3: other algorithms than SHA-256 may stand beside it. */
    private static String sha256(String header) {
        if (header == null) {
            return null;
        }
        try {
            Dictionary digests = Parser.parseDictionary(header);
            Object digest = digests.get().get("sha-256");
            if (digest == null) {
                return null;
            }
            if (digest instanceof ByteSequenceItem bytes && bytes.get().remaining() == 32) {
                byte[] value = new byte[32];
                bytes.get().duplicate().get(value);
                return HexFormat.of().formatHex(value);
            }
        } catch (ParseException e) {
            // Told below, without the parser's words
        }
        throw Problem.invalid(DIGEST, "must hold sha-256 as RFC 9530 has it");
    }

    /** An empty file has no body, and its digest is known. */
    boolean isOfNothing() {
        return size != null && size == 0;
    }

    /**
     * For a first request that only asks.
     *
     * @throws Problem {@code invalid-request} if the headers alone do not tell which file it will be
     */
    NewAttachment withoutContent() {
        if (size == null) {
            throw Problem.invalid(UPLOAD_LENGTH, "is needed where the file is not sent along");
        }
        if (sha256 == null) {
            throw Problem.invalid(DIGEST, "is needed where the file is not sent along");
        }
        return new NewAttachment(name, type, size, sha256, null);
    }
}
