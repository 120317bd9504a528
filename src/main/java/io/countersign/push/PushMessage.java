package io.countersign.push;

import java.time.Duration;
import java.util.Objects;

/**
 * One message for one phone.
 *
 * @param subscription where to and for whom
 * @param payload the clear text, at most {@value #MAX_PAYLOAD} bytes (RFC 8291 section 4)
 * @param ttl how long the push service may keep it for a phone that is not reachable, in whole seconds, 0 to 28 days
 *     (RFC 8030 section 5.2)
 * @param topic 1 to 32 characters of base64url; a newer message of the same topic replaces an undelivered one (RFC 8030
 *     section 5.4)
 */
public record PushMessage(PushSubscription subscription, byte[] payload, Duration ttl, String topic) {

    /** The most that fits into the one record of 4096 bytes. */
    public static final int MAX_PAYLOAD = 3993;

    private static final Duration MAX_TTL = Duration.ofDays(28);

    /** @throws IllegalArgumentException if a limit is not kept */
    public PushMessage {
        Objects.requireNonNull(subscription, "subscription");
        payload = payload.clone();
        require(payload.length <= MAX_PAYLOAD, "payload must be at most " + MAX_PAYLOAD + " bytes");
        require(!ttl.isNegative() && ttl.compareTo(MAX_TTL) <= 0, "ttl must be from 0 to 28 days");
        require(topic.matches("[A-Za-z0-9_-]{1,32}"), "topic must be 1 to 32 characters of base64url");
    }

    /** A copy. */
    @Override
    public byte[] payload() {
        return payload.clone();
    }

    /** Without payload, topic and the endpoint's path. */
    @Override
    public String toString() {
        return "PushMessage[" + subscription + ", " + payload.length + " bytes, ttl " + ttl + "]";
    }

    private static void require(boolean kept, String limit) {
        if (!kept) {
            throw new IllegalArgumentException(limit);
        }
    }
}
