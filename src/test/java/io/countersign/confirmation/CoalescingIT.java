package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.push.PushSubscription;
import io.countersign.testing.Answer;
import io.countersign.testing.Crowd;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One operation of one session is one request, however often it is asked for (protocol section 1). */
class CoalescingIT {

    private static Desk ann;
    private static PushSubscription subscription;

    private final TestServer server = TestServer.shared();
    private GuardedSecret secret;

    @BeforeAll
    static void annIsAtWork() {
        Desk.anHourLater();
        ann = Desk.of("ann@acme.test");
        subscription = ann.subscribed();
    }

    @BeforeEach
    void nothingIsOpen() {
        server.clock().advance(Duration.ofMinutes(6));
        secret = GuardedSecret.of(ann);
        assertThat(ann.phone().requests()).isEmpty();
    }

    @Test
    void twentyAsksAtOnceAreOneRequestAndOnePush() {
        List<Answer> answers = Together.times(20, () -> secret.reveal(ann.api()));

        assertThat(answers).extracting(Answer::status).containsOnly(401);
        List<String> ids =
                answers.stream().map(Answer::confirmationId).distinct().toList();
        assertThat(ids).hasSize(1);
        assertThat(ann.phone().requests()).hasSize(1);
        await().untilAsserted(() -> assertThat(pushesAbout(ids.get(0))).isEqualTo(1));
        assertThat(Trail.ofAcme().events(ids.get(0))).containsExactly("confirmation.asked", "confirmation.sent");
    }

    @Test
    void asksThatWaitHoldNoConnectionOfOthers() {
        List<Answer> answers = Crowd.waits(
                server,
                "io.countersign.confirmation.Asking#ask",
                () -> secret.reveal(ann.api()),
                () -> ann.api().get("/api/secrets").expect(200));

        assertThat(answers.stream().map(Answer::confirmationId).distinct()).hasSize(1);
    }

    @Test
    void askingAgainAnswersTheSamePendingConfirmation() {
        Answer first = secret.reveal(ann.api()).expect(401);
        Answer again = secret.reveal(ann.api()).expect(401);

        assertThat(again.confirmation()).isEqualTo(first.confirmation());
        assertThat(again.header("WWW-Authenticate")).isEqualTo(first.header("WWW-Authenticate"));
    }

    @Test
    void argumentsAreTheSameHoweverTheirJsonIsWritten() {
        String one = patch("{\"name\":\"Caf\u00e9\",\"fields\":{\"note\":\"x\"},\"confirmToView\":true}");
        String other =
                patch("{ \"confirmToView\" : true,\n \"fields\": {\"note\": \"\\u0078\"}, \"name\":\"Caf\\u00e9\"}");

        assertThat(other).isEqualTo(one);
    }

    @Test
    void otherArgumentsCancelTheOlderRequest() {
        String older = secret.edit(ann.api(), "one").expect(401).confirmationId();
        String newer = secret.edit(ann.api(), "two").expect(401).confirmationId();

        assertThat(newer).isNotEqualTo(older);
        assertThat(ann.state(older)).isEqualTo("cancelled");
        assertThat(ann.state(newer)).isEqualTo("pending");
        assertThat(ann.phone().requests()).hasSize(1);
    }

    @Test
    void otherActionOnTheSameTargetLeavesTheOlderRequest() {
        String view = secret.reveal(ann.api()).expect(401).confirmationId();
        String delete = secret.delete(ann.api()).expect(401).confirmationId();

        assertThat(ann.state(view)).isEqualTo("pending");
        assertThat(ann.state(delete)).isEqualTo("pending");
    }

    @Test
    void otherSessionOfTheMemberGetsARequestOfItsOwn() {
        Desk other = ann.inAnotherBrowser();
        String here = secret.reveal(ann.api()).expect(401).confirmationId();
        String there = secret.reveal(other.api()).expect(401).confirmationId();

        assertThat(there).isNotEqualTo(here);
        assertThat(ann.state(here)).isEqualTo("pending");
        assertThat(other.state(there)).isEqualTo("pending");
    }

    @Test
    void sixthOpenRequestOfASessionCancelsTheOldest() {
        Desk other = ann.inAnotherBrowser();
        String elsewhere = secret.reveal(other.api()).expect(401).confirmationId();
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            ids.add(GuardedSecret.of(ann).reveal(ann.api()).expect(401).confirmationId());
        }
        assertThat(ids).extracting(ann::state).containsOnly("pending");

        ids.add(secret.reveal(ann.api()).expect(401).confirmationId());

        assertThat(ids)
                .extracting(ann::state)
                .containsExactly("cancelled", "pending", "pending", "pending", "pending", "pending");
        assertThat(other.state(elsewhere)).isEqualTo("pending");
    }

    @Test
    void replacementOfOneOfFiveIsNoSixth() {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            ids.add(GuardedSecret.of(ann).reveal(ann.api()).expect(401).confirmationId());
        }
        ids.add(secret.edit(ann.api(), "one").expect(401).confirmationId());

        ids.add(secret.edit(ann.api(), "two").expect(401).confirmationId());

        assertThat(ids)
                .extracting(ann::state)
                .containsExactly("pending", "pending", "pending", "pending", "cancelled", "pending");
    }

    @Test
    void whatHasEndedIsAskedForAnew() {
        String cancelled = secret.reveal(ann.api()).expect(401).confirmationId();
        ann.api().delete("/api/confirmations/" + cancelled).expect(204);
        String confirmed = secret.reveal(ann.api()).expect(401).confirmationId();
        ann.phone().approve(confirmed).expect(200);
        String expired = secret.reveal(ann.api()).expect(401).confirmationId();
        server.clock().advance(Duration.ofMinutes(2));
        String last = secret.reveal(ann.api()).expect(401).confirmationId();

        assertThat(List.of(cancelled, confirmed, expired, last)).doesNotHaveDuplicates();
        assertThat(ann.state(expired)).isEqualTo("expired");
        assertThat(ann.state(last)).isEqualTo("pending");
    }

    private String patch(String json) {
        return ann.api()
                .with("Content-Type", "application/json")
                .with("If-Match", secret.tag())
                .sendBytes("PATCH", secret.path(), json.getBytes(StandardCharsets.UTF_8))
                .expect(401)
                .confirmationId();
    }

    private long pushesAbout(String id) {
        return server.push().messages(subscription).stream()
                .filter(message -> message.payload().contains(id))
                .count();
    }
}
