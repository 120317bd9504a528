package io.countersign.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A browser's page and an authenticator with one credential: makes and answers as WebAuthn has it, or, if it is told to,
 * with one thing wrong.
 */
public final class Authenticator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final int USER_PRESENT = 1;
    private static final int USER_VERIFIED = 1 << 2;
    private static final int BACKUP_ELIGIBLE = 1 << 3;
    private static final int BACKED_UP = 1 << 4;
    private static final int HAS_CREDENTIAL = 1 << 6;

    private final PasskeyKey key;
    private final byte[] id;

    /** What the page says; null: as it is. */
    private String origin;

    private String type;
    private boolean crossOrigin;
    private String rpId;

    /** Whom it says it speaks for; null: nobody. */
    private String user;

    private int flags = USER_PRESENT | USER_VERIFIED;
    private long count;
    private PasskeyKey signing;

    private Authenticator(PasskeyKey key, byte[] id) {
        this.key = key;
        this.signing = key;
        this.id = id;
    }

    /** With a new credential for the pages of this origin. */
    public static Authenticator at(String origin) {
        return at(origin, PasskeyKey.Algorithm.ES256);
    }

    public static Authenticator at(String origin, PasskeyKey.Algorithm algorithm) {
        byte[] id = new byte[32];
        new SecureRandom().nextBytes(id);
        return new Authenticator(PasskeyKey.create(algorithm), id).from(origin);
    }

    /** Another one with the same credential, on the same page, that does all right. */
    public Authenticator twin() {
        return new Authenticator(key, id).from(origin).forUser(user).counting(count);
    }

    /** From now on on a page of another origin. */
    public Authenticator from(String otherOrigin) {
        origin = otherOrigin;
        return this;
    }

    /** From now on in a frame of another origin's page. */
    public Authenticator framed() {
        crossOrigin = true;
        return this;
    }

    /** From now on for another relying party. */
    public Authenticator forParty(String otherId) {
        rpId = otherId;
        return this;
    }

    /** From now on with client data of another type. */
    public Authenticator saying(String otherType) {
        type = otherType;
        return this;
    }

    /** From now on for this user, in base64url. */
    public Authenticator forUser(String handle) {
        user = handle;
        return this;
    }

    /** Whether the user is verified, or just there. */
    public Authenticator verifying(boolean verifies) {
        return flag(USER_VERIFIED, verifies);
    }

    public Authenticator present(boolean present) {
        return flag(USER_PRESENT, present);
    }

    /** A passkey that is copied to its owner's other devices, or may be. */
    public Authenticator synced(boolean eligible, boolean backedUp) {
        return flag(BACKUP_ELIGIBLE, eligible).flag(BACKED_UP, backedUp);
    }

    /** Signs by another key than it has registered. */
    public Authenticator signingBy(PasskeyKey other) {
        signing = other;
        return this;
    }

    /** The count of its next answer. */
    public Authenticator counting(long next) {
        count = next;
        return this;
    }

    /** The id of its credential. */
    public String id() {
        return text(id);
    }

    /** A new credential for what the server's creation options ask. */
    public Map<String, Object> register(JsonNode options) {
        user = options.at("/user/id").asText(null);
        byte[] clientData =
                clientData("webauthn.create", options.path("challenge").asText());
        byte[] data = authenticatorData(options.at("/rp/id").asText(), true);
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("clientDataJSON", text(clientData));
        response.put("attestationObject", text(attestationObject(data)));
        response.put("transports", List.of("internal", "hybrid"));
        return credential(response);
    }

    /** The answer to the server's request options. */
    public Map<String, Object> answer(JsonNode options) {
        byte[] clientData = clientData("webauthn.get", options.path("challenge").asText());
        byte[] data = authenticatorData(options.path("rpId").asText(), false);
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("clientDataJSON", text(clientData));
        response.put("authenticatorData", text(data));
        response.put("signature", text(signing.sign(join(data, sha256(clientData)))));
        if (user != null) {
            response.put("userHandle", user);
        }
        return credential(response);
    }

    private Map<String, Object> credential(Map<String, Object> response) {
        Map<String, Object> credential = new LinkedHashMap<>();
        credential.put("id", id());
        credential.put("rawId", id());
        credential.put("type", "public-key");
        credential.put("response", response);
        credential.put("authenticatorAttachment", "platform");
        credential.put("clientExtensionResults", Map.of());
        return credential;
    }

    private byte[] clientData(String usualType, String challenge) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("type", type == null ? usualType : type);
        data.put("challenge", challenge);
        data.put("origin", origin);
        data.put("crossOrigin", crossOrigin);
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** WebAuthn level 3, section 6.1. */
    private byte[] authenticatorData(String party, boolean withCredential) {
        byte[] credential = withCredential ? join(new byte[16], length(id), id, key.cose()) : new byte[0];
        int all = withCredential ? flags | HAS_CREDENTIAL : flags;
        byte[] counter = ByteBuffer.allocate(Integer.BYTES).putInt((int) count).array();
        if (!withCredential && count > 0) {
            count++;
        }
        byte[] party32 = sha256((rpId == null ? party : rpId).getBytes(StandardCharsets.UTF_8));
        return join(party32, new byte[] {(byte) all}, counter, credential);
    }

    private static byte[] attestationObject(byte[] authenticatorData) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator cbor = new CBORFactory().createGenerator(bytes)) {
            cbor.writeStartObject(3);
            cbor.writeStringField("fmt", "none");
            cbor.writeFieldName("attStmt");
            cbor.writeStartObject(0);
            cbor.writeEndObject();
            cbor.writeFieldName("authData");
            cbor.writeBinary(authenticatorData);
            cbor.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Authenticator flag(int bit, boolean set) {
        flags = set ? flags | bit : flags & ~bit;
        return this;
    }

    private static byte[] length(byte[] bytes) {
        return ByteBuffer.allocate(Short.BYTES).putShort((short) bytes.length).array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return BASE64URL.encodeToString(bytes);
    }
}
