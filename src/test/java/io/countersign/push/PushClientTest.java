package io.countersign.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.FakePushService;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a push service gets and what its answers mean. */
class PushClientTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC);
    private static final GuardedClient.Bounds SHORT =
            new GuardedClient.Bounds(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(10));

    private final FakePushService service = new FakePushService(CLOCK);
    private final PushSubscription subscription = service.subscription();
    private final VapidKey key = VapidKey.create();
    private final PushClient client = new PushClient(
            new EndpointGuard(Set.of(service.hostAndPort()), InetAddress::getAllByName),
            key,
            "mailto:ops@acme.test",
            CLOCK,
            SHORT);

    @AfterEach
    void close() {
        client.close();
        service.close();
    }

    @Test
    void messageArrivesForItsPhoneOnly() {
        PushSubscription other = service.subscription();

        assertThat(send(subscription, "View the secret “Production database”")).isEqualTo(new PushResult.Accepted());

        assertThat(service.complaints()).isEmpty();
        assertThat(service.messages(other)).isEmpty();
        assertThat(service.messages(subscription)).singleElement().satisfies(message -> {
            assertThat(message.payload()).isEqualTo("View the secret “Production database”");
            assertThat(message.headers())
                    .containsEntry("ttl", "120")
                    .containsEntry("urgency", "high")
                    .containsEntry("topic", "topic-1")
                    .containsEntry("content-encoding", "aes128gcm")
                    .containsEntry("content-type", "application/octet-stream");
            assertThat(message.headers().get("Authorization")).endsWith(", k=" + key.publicKey());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 3990, PushMessage.MAX_PAYLOAD})
    void everyPermittedLengthArrives(int length) {
        String payload = "x".repeat(length);

        assertThat(send(subscription, payload)).isEqualTo(new PushResult.Accepted());
        assertThat(service.messages(subscription))
                .extracting(FakePushService.Message::payload)
                .containsExactly(payload);
    }

    @Test
    void lengthOnTheWireTellsLittle() {
        send(subscription, "short");
        send(subscription, "longer".repeat(80));

        assertThat(service.messages(subscription))
                .extracting(message -> message.headers().get("Content-Length"))
                .containsExactly("615", "615");
    }

    @ParameterizedTest
    @CsvSource({"200, Accepted", "201, Accepted", "404, Gone", "410, Gone", "400, Refused", "413, Refused"})
    void answersAreUnderstood(int status, String result) {
        service.answer(subscription, status, Map.of());

        assertThat(send(subscription, "x").getClass().getSimpleName()).isEqualTo(result);
        assertThat(service.requests()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"429, 120, PT2M", "503, 'Wed, 25 Nov 2026 10:00:30 GMT', PT30S", "500, , PT0S"})
    void busyServiceIsTriedLaterAndOnlyWhenAsked(int status, String retryAfter, Duration after) {
        service.answer(subscription, status, retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter));

        assertThat(send(subscription, "x")).isEqualTo(new PushResult.TryLater(after));
        assertThat(service.requests()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectIsNotFollowed(int status) {
        PushSubscription other = service.subscription();
        service.answer(subscription, status, Map.of("Location", other.endpoint()));

        assertThat(send(subscription, "x")).isInstanceOf(PushResult.Refused.class);
        assertThat(service.requests()).isOne();
    }

    @Test
    void foreignKeyIsRefusedBySubscription() {
        send(subscription, "x");
        try (PushClient foreign = new PushClient(
                new EndpointGuard(Set.of(service.hostAndPort())), VapidKey.create(), "mailto:eve@globex.test", CLOCK)) {
            assertThat(send(foreign, subscription, "x")).isInstanceOf(PushResult.Refused.class);
        }
        assertThat(service.complaints()).hasSize(1);
        assertThat(service.messages(subscription)).hasSize(1);
    }

    @Test
    void silentServiceIsTriedLater() {
        service.silence(subscription);

        assertThat(send(subscription, "x")).isEqualTo(new PushResult.TryLater(Duration.ZERO));
        assertThat(service.messages(subscription)).hasSize(1);
    }

    @Test
    void stoppedServiceIsTriedLater() {
        service.close();

        assertThat(send(subscription, "x")).isEqualTo(new PushResult.TryLater(Duration.ZERO));
    }

    @Test
    void resultsShowNoPath() {
        service.answer(subscription, 403, Map.of());

        assertThat(send(subscription, "x").toString()).contains("403").doesNotContain("push/");
    }

    private PushResult send(PushSubscription to, String payload) {
        return send(client, to, payload);
    }

    private static PushResult send(PushClient client, PushSubscription to, String payload) {
        return client.send(
                        new PushMessage(to, payload.getBytes(StandardCharsets.UTF_8), Duration.ofMinutes(2), "topic-1"))
                .toCompletableFuture()
                .join();
    }
}
