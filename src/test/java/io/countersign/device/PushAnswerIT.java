package io.countersign.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.push.PushSubscription;
import io.countersign.testing.FakePushService.Message;
import io.countersign.testing.Phone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a push service answers, and what follows from it. */
class PushAnswerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private Desk desk;
    private Phone phone;
    private PushSubscription subscription;

    @BeforeEach
    void subscribe() {
        desk = Desk.of("ann@acme.test");
        phone = desk.another("Phone with pushes");
        subscription = desk.server().push().subscription();
        phone.subscribe(subscription).expect(204);
    }

    @AfterEach
    void tidy() {
        desk.tidy();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void goneSubscriptionIsDroppedAndTheDialogIsTold(int status) {
        answer(status, Map.of());

        String confirmation = ask();

        await().atMost(PATIENCE).until(() -> !desk.listed(phone).path("push").asBoolean(true));
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode now = confirmation(confirmation);
            assertThat(now.path("sent")).isEmpty();
            assertThat(now.at("/problem/type").asText()).isEqualTo("urn:countersign:problem:push-failed");
        });
        assertThat(messages()).hasSize(1);
        assertThat(desk.ask(desk.secret("After that")).confirmation().path("sent"))
                .isEmpty();
        phone.approve(confirmation).expect(200);
    }

    @Test
    void subscriptionThatIsNewerThanThePushStays() {
        desk.server().push().hold(subscription);
        String confirmation = ask();
        first();
        PushSubscription newer = desk.server().push().subscription();
        phone.subscribe(newer).expect(204);

        answer(410, Map.of());

        await().atMost(PATIENCE)
                .until(() -> confirmation(confirmation).at("/problem/type").asText(), problem -> !problem.isEmpty());
        assertThat(desk.listed(phone).path("push").asBoolean()).isTrue();
        phone.approve(confirmation).expect(200);
        ask();
        await().atMost(PATIENCE)
                .until(() -> desk.server().push().messages(newer).size() == 1);
    }

    @Test
    void busyServiceIsAskedAgainWhenItSaid() {
        answer(429, Map.of("Retry-After", "40"));
        String confirmation = ask();
        first();
        answer(201, Map.of());

        second();

        assertThat(pause()).isGreaterThanOrEqualTo(Duration.ofSeconds(40));
        assertThat(confirmation(confirmation).path("sent").toString()).isEqualTo("[\"push\"]");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void failingServiceIsAskedAgain(int status) {
        answer(status, Map.of());
        String confirmation = ask();
        first();
        answer(201, Map.of());

        second();

        assertThat(pause()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(confirmation(confirmation).path("sent").toString()).isEqualTo("[\"push\"]");
    }

    @Test
    void serviceThatFailsUntilTheEndOfTheRequestIsGivenUp() {
        answer(500, Map.of());
        ask();
        first();
        desk.server().clock().advance(Duration.ofMinutes(3));
        answer(201, Map.of());

        // What was due before this one would have come before it
        phone.send("POST", phone.path() + "/test-push", null).expect(202);

        await().atMost(PATIENCE).until(() -> last().payload().contains("\"test\":true"));
        assertThat(messages().subList(0, messages().size() - 1))
                .allSatisfy(message -> assertThat(message.receivedAt())
                        .isBefore(last().receivedAt().minus(Duration.ofMinutes(1))));
    }

    @Test
    void silentServiceDelaysNoOtherPhone() {
        desk.server().push().silence(subscription);
        Phone other = desk.another("Phone that is reached");
        PushSubscription reached = desk.server().push().subscription();
        other.subscribe(reached).expect(204);

        String confirmation = ask();

        // Both have come before the silent one could be given up
        await().atMost(PATIENCE)
                .until(() -> desk.server().push().messages(reached).size() == 1);
        first();
        other.approve(confirmation).expect(200);
    }

    private String ask() {
        JsonNode asked = desk.ask(desk.secret("Pushed")).confirmation();
        assertThat(asked.path("sent").toString()).isEqualTo("[\"push\"]");
        return asked.path("id").asText();
    }

    private void first() {
        await("the first push").atMost(PATIENCE).until(() -> !messages().isEmpty());
    }

    /** Lets the server's time pass in small steps until the push comes again. */
    private void second() {
        await("the second push")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    desk.server().clock().advance(Duration.ofSeconds(1));
                    return messages().size() == 2;
                });
    }

    private Duration pause() {
        return Duration.between(
                messages().get(0).receivedAt(), messages().get(1).receivedAt());
    }

    private Message last() {
        return messages().get(messages().size() - 1);
    }

    private List<Message> messages() {
        return desk.server().push().messages(subscription);
    }

    private JsonNode confirmation(String id) {
        return desk.browser().get("/api/confirmations/" + id).expect(200).json();
    }

    private void answer(int status, Map<String, String> headers) {
        desk.server().push().answer(subscription, status, headers);
    }
}
