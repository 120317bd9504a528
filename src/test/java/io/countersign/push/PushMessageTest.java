package io.countersign.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.testing.FakePushService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushMessageTest {

    private static final byte[] PAYLOAD = "the secret's name".getBytes(StandardCharsets.UTF_8);
    private static final Duration TTL = Duration.ofMinutes(2);

    private final PushSubscription subscription = subscription();

    @Test
    void limitsAreKept() {
        assertThatThrownBy(() -> message(new byte[PushMessage.MAX_PAYLOAD + 1], TTL, "t"))
                .hasMessageContaining("payload");
        assertThatThrownBy(() -> message(PAYLOAD, Duration.ofSeconds(-1), "t")).hasMessageContaining("ttl");
        assertThatThrownBy(() -> message(PAYLOAD, Duration.ofDays(29), "t")).hasMessageContaining("ttl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a=", "a\r\nX: y", "123456789012345678901234567890123"})
    void topicIsShortBase64Url(String topic) {
        assertThatThrownBy(() -> message(PAYLOAD, TTL, topic))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("topic");
    }

    @Test
    void payloadCannotBeChangedAfterwards() {
        byte[] payload = PAYLOAD.clone();
        PushMessage message = message(payload, TTL, "t");
        payload[0] = 0;
        message.payload()[1] = 0;

        assertThat(message.payload()).isEqualTo(PAYLOAD);
    }

    @Test
    void toStringShowsNothingSecret() {
        assertThat(message(PAYLOAD, TTL, "topic-1").toString())
                .contains("17 bytes", "PT2M")
                .doesNotContain("secret", "topic-1", "/push/", subscription.auth(), subscription.p256dh());
    }

    private PushMessage message(byte[] payload, Duration ttl, String topic) {
        return new PushMessage(subscription, payload, ttl, topic);
    }

    private static PushSubscription subscription() {
        try (FakePushService service = new FakePushService()) {
            return service.subscription();
        }
    }
}
