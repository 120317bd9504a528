package io.countersign.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.push.PushSubscription;
import io.countersign.testing.Answer;
import io.countersign.testing.FakePushService.Message;
import io.countersign.testing.Phone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The push of a request, and the one that a phone asks for itself. */
class PushIT {

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
        assertThat(desk.server().push().complaints()).isEmpty();
    }

    @Test
    void messageHoldsIdAndSentenceAndNothingElse() throws Exception {
        JsonNode asked = desk.ask(desk.secret("Pushed")).confirmation();

        JsonNode payload = new ObjectMapper().readTree(message(0).payload());

        assertThat(payload.fieldNames()).toIterable().containsExactlyInAnyOrder("confirmation", "title", "body");
        assertThat(payload.path("confirmation")).isEqualTo(asked.path("id"));
        assertThat(payload.path("title").asText()).isEqualTo("Confirmation Request");
        assertThat(payload.path("body").asText()).isEqualTo("View the secret \"Pushed\"");
        assertThat(asked.path("sent").toString()).isEqualTo("[\"push\"]");
        assertThat(asked.path("sentTo").toString()).isEqualTo("[\"Phone with pushes\"]");
    }

    @Test
    void messageIsUrgentAndLivesAsLongAsTheRequest() {
        JsonNode asked = desk.ask(desk.secret("Pushed in time")).confirmation();
        Instant end = Instant.parse(asked.path("expiresAt").asText());

        Message message = message(0);

        long ttl = Long.parseLong(message.headers().get("TTL"));
        assertThat(ttl)
                .isLessThanOrEqualTo(120)
                .isGreaterThanOrEqualTo(
                        Duration.between(message.receivedAt(), end).toSeconds() - 1);
        assertThat(message.headers().get("Urgency")).isEqualTo("high");
    }

    @Test
    void topicIsTheSameForTheSameRequestOnly() {
        String confirmation = desk.ask(desk.secret("Pushed twice")).confirmationId();
        String topic = message(0).headers().get("Topic");
        desk.browser().post("/api/confirmations/" + confirmation + "/push").expect(200);
        assertThat(message(1).headers().get("Topic")).isEqualTo(topic).hasSize(32);

        desk.ask(desk.secret("Pushed as well"));
        assertThat(message(2).headers().get("Topic")).isNotEqualTo(topic).hasSize(32);
    }

    @Test
    void phoneWithoutSubscriptionMakesNoSendButAMethod() {
        desk.tidy();

        JsonNode asked = desk.ask(desk.secret("Not pushed")).confirmation();

        assertThat(asked.path("methods").toString()).isEqualTo("[\"push\"]");
        assertThat(asked.path("sent")).isEmpty();
        desk.phone().approve(asked.path("id").asText()).expect(200);
    }

    @Test
    void newSubscriptionReplacesTheOld() {
        PushSubscription renewed = desk.server().push().subscription();
        phone.subscribe(renewed).expect(204);

        desk.ask(desk.secret("Pushed to the new one"));

        await().atMost(Duration.ofSeconds(30)).until(() -> messages(renewed).size() == 1);
        assertThat(messages(subscription)).isEmpty();
    }

    @Test
    void phoneAsksForATestPush() throws Exception {
        phone.send("POST", phone.path() + "/test-push", null).expect(202);

        JsonNode payload = new ObjectMapper().readTree(message(0).payload());
        assertThat(payload.path("test").asBoolean()).isTrue();
        assertThat(payload.has("confirmation")).isFalse();
        assertThat(payload.path("title").asText()).isEqualTo("Countersign");
    }

    @Test
    void testPushIsForThePhoneItselfAndNeedsASubscription() {
        Phone without = desk.another("Without a subscription");
        Answer none = without.send("POST", without.path() + "/test-push", null);
        assertThat(none.status()).isEqualTo(409);
        assertThat(none.problem()).isEqualTo("method-unavailable");

        assertThat(without.send("POST", phone.path() + "/test-push", null).problem())
                .isEqualTo("not-found");
        assertThat(desk.browser().post(phone.path() + "/test-push").status()).isEqualTo(401);
    }

    private Message message(int index) {
        await("push number " + index)
                .atMost(Duration.ofSeconds(30))
                .until(() -> messages(subscription).size() > index);
        return messages(subscription).get(index);
    }

    private List<Message> messages(PushSubscription of) {
        return desk.server().push().messages(of);
    }
}
