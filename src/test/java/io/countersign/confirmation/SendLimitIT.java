package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.EventStream;
import io.countersign.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is worn down by requests: what stays unanswered limits what is sent (protocol section 1). */
class SendLimitIT {

    private static Desk atWork;

    private final TestServer server = TestServer.shared();
    private Desk ann;

    @BeforeAll
    static void annIsAtWork() {
        Desk.anHourLater();
        atWork = Desk.of("ann@acme.test");
        atWork.subscribed();
    }

    @BeforeEach
    void nothingWasSentInTheLastHour() {
        Desk.anHourLater();
        ann = atWork.inAnotherBrowser();
    }

    @AfterAll
    static void leaveNoLimitBehind() {
        Desk.anHourLater();
    }

    @Test
    void fourthUnansweredSendInFiveMinutesIsNotMade() {
        sendThree();

        JsonNode fourth = ask(ann);

        assertTooMany(fourth, 300);
        String id = fourth.path("id").asText();
        assertThat(fourth.path("state").asText()).isEqualTo("pending");
        assertThat(fourth.path("methods")).extracting(JsonNode::asText).containsExactly("push");
        assertThat(Trail.ofAcme().events(id)).containsExactly("confirmation.asked");
    }

    /** By time alone, and no event tells. */
    @Test
    void dialogLearnsThatTheLimitIsOver() {
        sendThree();
        server.clock().advance(Duration.ofSeconds(285));
        JsonNode fourth = ask(ann);
        assertTooMany(fourth, 20);
        try (EventStream events =
                ann.api().events("/api/confirmations/" + fourth.path("id").asText() + "/events")) {
            assertThat(events.next().json().has("problem")).isTrue();

            server.clock().advance(Duration.ofSeconds(20));

            assertThat(events.next().json().has("problem")).isFalse();
        }
    }

    @Test
    void whatCouldNotBeSentIsListedAndAnsweredAllTheSame() {
        sendThree();
        GuardedSecret secret = GuardedSecret.of(ann);
        String fourth = secret.reveal(ann.api()).expect(401).confirmationId();

        ann.phone().approve(fourth).expect(200);

        secret.reveal(ann.api().confirmed(fourth)).expect(200);
    }

    @Test
    void askingForOneSendTooManyIsRefused() {
        sendThree();
        String fourth = ask(ann).path("id").asText();

        Answer refused = push(ann, fourth).expect(429);

        assertThat(refused.problem()).isEqualTo("too-many-sends");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 300);
        assertThat(refused.json().path("retryAfter").asText()).isEqualTo(refused.header("Retry-After"));
    }

    @Test
    void sendingAgainCounts() {
        String id = ask(ann).path("id").asText();
        push(ann, id).expect(200);
        push(ann, id).expect(200);

        assertThat(push(ann, id).expect(429).problem()).isEqualTo("too-many-sends");
        assertTooMany(ask(ann), 300);
    }

    @Test
    void allSessionsOfAMemberCountTogether() {
        Desk second = ann.inAnotherBrowser();
        assertSent(ask(ann));
        assertSent(ask(second));
        assertSent(ask(ann));

        assertTooMany(ask(second), 300);
        assertTooMany(ask(ann), 300);
    }

    @Test
    void otherMembersAreNotConcerned() {
        Desk bob = Desk.of("bob@acme.test");
        bob.subscribed();
        sendThree();
        assertTooMany(ask(ann), 300);

        assertSent(ask(bob));
    }

    @Test
    void afterRetryAfterItIsSentAgain() {
        sendThree();
        String id = ask(ann).path("id").asText();
        int wait = Integer.parseInt(push(ann, id).expect(429).header("Retry-After"));

        server.clock().advance(Duration.ofSeconds(wait));

        assertSent(ask(ann));
    }

    @Test
    void approvalFreesTheNextSends() {
        String id = ask(ann).path("id").asText();
        assertSent(ask(ann));
        assertSent(ask(ann));
        ann.phone().approve(id).expect(200);

        sendThree();
        assertTooMany(ask(ann), 300);
    }

    @Test
    void denialFreesNothing() {
        String id = ask(ann).path("id").asText();
        assertSent(ask(ann));
        assertSent(ask(ann));
        ann.phone().deny(id, false).expect(200);

        assertTooMany(ask(ann), 300);
    }

    @Test
    void sixteenthUnansweredSendInAnHourIsNotMade() {
        for (int round = 1; round <= 5; round++) {
            sendThree();
            server.clock().advance(Duration.ofMinutes(5));
        }
        JsonNode sixteenth = ask(ann);
        assertTooMany(sixteenth, 2100);
        int wait = sixteenth.at("/problem/retryAfter").asInt();
        assertThat(wait).as("longer than the limit of five minutes").isGreaterThan(300);

        server.clock().advance(Duration.ofSeconds(wait));

        assertSent(ask(ann));
    }

    @Test
    void sixtyFirstSendInAnHourIsNotMadeAlthoughAllWereAnswered() {
        for (int round = 1; round <= 20; round++) {
            String id = ask(ann).path("id").asText();
            push(ann, id).expect(200);
            push(ann, id).expect(200);
            ann.phone().approve(id).expect(200);
        }

        assertTooMany(ask(ann), 3600);
    }

    private void sendThree() {
        for (int i = 1; i <= 3; i++) {
            assertSent(ask(ann));
        }
    }

    private static JsonNode ask(Desk desk) {
        return GuardedSecret.of(desk).reveal(desk.api()).expect(401).confirmation();
    }

    private static Answer push(Desk desk, String id) {
        return desk.api().post("/api/confirmations/" + id + "/push");
    }

    private static void assertSent(JsonNode confirmation) {
        assertThat(confirmation.path("sent")).extracting(JsonNode::asText).containsExactly("push");
        assertThat(confirmation.has("problem")).isFalse();
    }

    private static void assertTooMany(JsonNode confirmation, int longestWait) {
        assertThat(confirmation.path("sent").isArray()).isTrue();
        assertThat(confirmation.path("sent")).isEmpty();
        assertThat(confirmation.at("/problem/type").asText()).isEqualTo("urn:countersign:problem:too-many-sends");
        assertThat(confirmation.at("/problem/retryAfter").asInt()).isBetween(1, longestWait);
    }
}
