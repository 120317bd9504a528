package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.push.PushSubscription;
import io.countersign.testing.EventStream;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dialog learns when no push gets through (protocol section 6). */
class PushFailedIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestServer server = TestServer.shared();
    private Desk ann;
    private PushSubscription subscription;

    @BeforeEach
    void annIsAtWork() {
        Desk.anHourLater();
        ann = Desk.of("ann@acme.test");
        subscription = ann.subscribed();
    }

    @Test
    void refusedPushIsToldByViewAndStream() {
        server.push().answer(subscription, 400, Map.of());
        GuardedSecret secret = GuardedSecret.of(ann);
        String id = secret.reveal(ann.api()).expect(401).confirmationId();

        try (EventStream events = ann.api().events("/api/confirmations/" + id + "/events")) {
            await().atMost(PATIENCE).until(() -> isFailed(events.next().json()));
        }
        JsonNode view = ann.look(id);
        assertThat(view.path("state").asText()).isEqualTo("pending");
        assertThat(view.path("sent")).isEmpty();
        assertThat(view.at("/problem/type").asText()).isEqualTo("urn:countersign:problem:push-failed");
        assertThat(view.path("methods")).extracting(JsonNode::asText).containsExactly("push");
    }

    @Test
    void requestWhosePushFailedIsAnsweredAllTheSame() {
        server.push().answer(subscription, 400, Map.of());
        GuardedSecret secret = GuardedSecret.of(ann);
        String id = secret.reveal(ann.api()).expect(401).confirmationId();
        await().atMost(PATIENCE).until(() -> isFailed(ann.look(id)));

        ann.phone().approve(id).expect(200);

        assertThat(ann.look(id).has("problem")).isFalse();
        secret.reveal(ann.api().confirmed(id)).expect(200);
    }

    @Test
    void goneSubscriptionIsAFailureToo() {
        server.push().answer(subscription, 410, Map.of());
        String id = GuardedSecret.of(ann).reveal(ann.api()).expect(401).confirmationId();

        await().atMost(PATIENCE).until(() -> isFailed(ann.look(id)));
    }

    @Test
    void oneOfTwoPushesIsEnough() {
        Phone other = Journey.pairedPhone(ann.api(), "Second phone");
        PushSubscription second = server.push().subscription();
        other.subscribe(second);
        server.push().answer(subscription, 400, Map.of());

        String id = GuardedSecret.of(ann).reveal(ann.api()).expect(401).confirmationId();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ann.look(id).path("sentTo"))
                        .extracting(JsonNode::asText)
                        .containsExactly("Second phone"));
        JsonNode view = ann.look(id);
        assertThat(view.has("problem")).isFalse();
        assertThat(view.path("sent")).extracting(JsonNode::asText).containsExactly("push");
    }

    @Test
    void sendingAgainThatSucceedsEndsTheProblem() {
        server.push().answer(subscription, 400, Map.of());
        String id = GuardedSecret.of(ann).reveal(ann.api()).expect(401).confirmationId();
        await().atMost(PATIENCE).until(() -> isFailed(ann.look(id)));

        server.push().answer(subscription, 201, Map.of());
        JsonNode again =
                ann.api().post("/api/confirmations/" + id + "/push").expect(200).json();

        assertThat(again.has("problem")).isFalse();
        assertThat(again.path("sent")).extracting(JsonNode::asText).containsExactly("push");
    }

    private static boolean isFailed(JsonNode view) {
        return view.at("/problem/type").asText().equals("urn:countersign:problem:push-failed");
    }
}
