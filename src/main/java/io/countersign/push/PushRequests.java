package io.countersign.push;

import com.google.crypto.tink.apps.webpush.WebPushHybridEncrypt;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;

/** Makes the request that carries a message: encrypted (RFC 8291), signed (RFC 8292), with the headers of RFC 8030. */
final class PushRequests {

    /** Clear texts are filled up to a multiple of this many bytes, so that their length tells little. */
    private static final int BLOCK = 512;

    private final VapidKey key;
    private final String subject;
    private final Clock clock;

    PushRequests(VapidKey key, String subject, Clock clock) {
        this.key = key;
        this.subject = subject;
        this.clock = clock;
    }

    AsyncRequestProducer request(PushMessage message) throws GeneralSecurityException {
        URI endpoint = message.subscription().uri();
        return AsyncRequestBuilder.post(endpoint)
                .addHeader("TTL", Long.toString(message.ttl().toSeconds()))
                // RFC 8030 section 5.3: somebody waits, and a sleeping phone is to wake
                .addHeader("Urgency", "high")
                .addHeader("Topic", message.topic())
                .addHeader(HttpHeaders.CONTENT_ENCODING, "aes128gcm")
                .addHeader(HttpHeaders.AUTHORIZATION, key.authorization(endpoint, clock.instant(), subject))
                .setEntity(encrypted(message), ContentType.APPLICATION_OCTET_STREAM)
                .build();
    }

    private static byte[] encrypted(PushMessage message) throws GeneralSecurityException {
        byte[] payload = message.payload();
        int blocks = Math.max(1, (payload.length + BLOCK - 1) / BLOCK);
        return new WebPushHybridEncrypt.Builder()
                .withRecipientPublicKey(message.subscription().publicKey())
                .withAuthSecret(message.subscription().authSecret())
                .withPaddingSize(Math.min(blocks * BLOCK, PushMessage.MAX_PAYLOAD) - payload.length)
                .build()
                .encrypt(payload, null);
    }
}
