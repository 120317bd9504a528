package io.countersign.push;

import com.google.crypto.tink.apps.webpush.WebPushHybridEncrypt;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * What a browser's {@code PushSubscription.toJSON()} gives: where to post, and the keys to encrypt with. Its form and
 * keys are right once it exists; whether its endpoint may be connected to is for {@link EndpointGuard} to say.
 *
 * @param endpoint an http or https URL of at most 2000 characters: whoever knows it can post to the phone
 * @param p256dh the phone's P-256 public key, a point on the curve, uncompressed (65 bytes), in base64url (RFC 8291
 *     section 3.1)
 * @param auth the authentication secret, 16 bytes in base64url (RFC 8291 section 3.2)
 */
public record PushSubscription(String endpoint, String p256dh, String auth) {

    private static final int MAX_ENDPOINT = 2000;
    private static final int POINT_BYTES = 65;
    private static final int AUTH_BYTES = 16;

    /** @throws SubscriptionInvalid for the first member that is missing or wrong */
    public PushSubscription {
        requireUrl(endpoint);
        p256dh = unpadded(requirePoint(bytes("keys.p256dh", p256dh, POINT_BYTES)));
        auth = unpadded(bytes("keys.auth", auth, AUTH_BYTES));
    }

    /** The endpoint as a URI. */
    public URI uri() {
        return URI.create(endpoint);
    }

    byte[] publicKey() {
        return Base64.getUrlDecoder().decode(p256dh);
    }

    byte[] authSecret() {
        return Base64.getUrlDecoder().decode(auth);
    }

    /** The endpoint's origin; neither its path nor the keys. */
    @Override
    public String toString() {
        return "PushSubscription[" + Origin.of(uri()) + "]";
    }

    private static void requireUrl(String endpoint) {
        if (endpoint == null || endpoint.length() > MAX_ENDPOINT) {
            throw new SubscriptionInvalid("endpoint", "must be a URL of at most " + MAX_ENDPOINT + " characters");
        }
        URI uri;
        try {
            uri = URI.create(endpoint);
        } catch (IllegalArgumentException e) {
            // Without its cause, which repeats the endpoint
            throw new SubscriptionInvalid("endpoint", "must be a URL");
        }
        try {
            Origin.of(uri);
        } catch (IllegalArgumentException e) {
            throw new SubscriptionInvalid("endpoint", e.getMessage());
        }
    }

    private static byte[] bytes(String member, String value, int length) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(value == null ? "" : value);
            if (bytes.length == length) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below: its message would quote the value
        }
        throw new SubscriptionInvalid(member, "must be " + length + " bytes in base64url");
    }

    private static byte[] requirePoint(byte[] point) {
        try {
            new WebPushHybridEncrypt.Builder().withRecipientPublicKey(point);
            return point;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SubscriptionInvalid("keys.p256dh", "must be an uncompressed point on the curve P-256");
        }
    }

    private static String unpadded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
