package io.countersign.passkey;

import io.countersign.platform.Tokens;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of a credential.
 *
 * @param credential attested credential data (WebAuthn level 3, section 6.5.1): AAGUID, length and id, public key in COSE
 * @param transports by which the browser reaches it, as it says itself
 * @param signCount of its last signature; 0 where it does not count
 */
record Registered(
        byte[] credential, List<String> transports, long signCount, boolean backupEligible, boolean backedUp) {

    private static final int AAGUID = 16;

    /** The id that the authenticator gave it, 1,023 bytes at most. */
    byte[] credentialId() {
        int length = Short.toUnsignedInt(ByteBuffer.wrap(credential).getShort(AAGUID));
        int begin = AAGUID + Short.BYTES;
        return Arrays.copyOfRange(credential, begin, begin + length);
    }

    /** By which it is found. */
    String hash() {
        return hash(Tokens.base64url(credentialId()));
    }

    static String hash(String credentialId) {
        return Tokens.sha256(credentialId);
    }
}
