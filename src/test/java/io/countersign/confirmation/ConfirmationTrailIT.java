package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Crowd;
import io.countersign.testing.Journey;
import io.countersign.testing.Jws;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every change of a confirmation's state is in the trail, an answer with the phone's signature as its receipt. */
class ConfirmationTrailIT {

    private static Desk ann;

    private final TestServer server = TestServer.shared();
    private final Trail trail = Trail.ofAcme();
    private GuardedSecret secret;
    private String id;

    @BeforeAll
    static void annIsAtWork() {
        Desk.anHourLater();
        ann = Desk.of("ann@acme.test");
        ann.subscribed();
    }

    @BeforeEach
    void annHasAsked() {
        server.clock().advance(Duration.ofMinutes(6));
        secret = GuardedSecret.of(ann);
        id = secret.reveal(ann.api()).expect(401).confirmationId();
    }

    @Test
    void askedSentConfirmedUsedAndWhatWasDone() {
        Jws decision = ann.phone().decision(ann.phone().request(id), "approve");
        String receipt = decision.signedBy(ann.phone().key());
        ann.phone().decide(id, receipt).expect(200);
        secret.reveal(ann.api().confirmed(id)).expect(200);

        assertThat(trail.events(id))
                .containsExactly(
                        "confirmation.asked",
                        "confirmation.sent",
                        "confirmation.confirmed",
                        "confirmation.used",
                        "secret.revealed");
        assertThat(entry("confirmation.confirmed").path("receipt").asText()).isEqualTo(receipt);
        assertThat(trail.of(id)).filteredOn(entry -> entry.has("receipt")).hasSize(1);
    }

    @Test
    void entrySaysWhoWhatAndWhen() {
        JsonNode entry = entry("confirmation.asked");

        assertThat(entry.at("/actor/name").asText()).isEqualTo("Ann Archer");
        assertThat(entry.at("/target/type").asText()).isEqualTo("secret");
        assertThat(entry.at("/target/id").asText()).isEqualTo(secret.id());
        assertThat(entry.at("/target/name").asText()).isEqualTo(secret.name());
        assertThat(Instant.parse(entry.path("at").asText()))
                .isBetween(
                        Instant.parse(ann.look(id).path("askedAt").asText()),
                        server.clock().instant());
    }

    @Test
    void denialIsKeptWithItsReceipt() {
        Jws decision = ann.phone().decision(ann.phone().request(id), "deny");
        String receipt = decision.signedBy(ann.phone().key());

        ann.phone().decide(id, receipt).expect(200);

        assertThat(entry("confirmation.denied").path("receipt").asText()).isEqualTo(receipt);
    }

    @Test
    void cancelIsKept() {
        ann.api().delete("/api/confirmations/" + id).expect(204);
        ann.api().delete("/api/confirmations/" + id).expect(204);

        assertThat(trail.events(id))
                .containsExactly("confirmation.asked", "confirmation.sent", "confirmation.cancelled");
    }

    @Test
    void expiryIsKeptByTheClockAlone() {
        server.clock().advance(Duration.ofMinutes(2));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(trail.events(id))
                        .containsExactly("confirmation.asked", "confirmation.sent", "confirmation.expired"));
    }

    @Test
    void expiryOfWhatWasConfirmedIsKept() {
        ann.phone().approve(id).expect(200);
        server.clock().advance(Duration.ofSeconds(60));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(trail.events(id)).endsWith("confirmation.confirmed", "confirmation.expired"));
    }

    @Test
    void refusedRetryIsKeptAlthoughTheActionRollsBack() {
        secret.reveal(ann.api().confirmed(id)).expect(409);

        assertThat(trail.events(id)).endsWith("confirmation.refused");
    }

    @Test
    void untilRefusedRetriesAreKeptTheyHoldNoConnectionOfOthers() {
        Api bob = Journey.signedIn(server, "bob@acme.test");
        List<Answer> answers = Crowd.waits(
                server,
                "io.countersign.confirmation.Refusals#record",
                () -> secret.reveal(ann.api().confirmed(id)),
                () -> bob.get("/api/secrets").expect(200));

        assertThat(answers).extracting(Answer::status).containsOnly(409);
        assertThat(Collections.frequency(trail.events(id), "confirmation.refused"))
                .isEqualTo(answers.size());
    }

    @Test
    void forgedDecisionIsKept() {
        Jws forged = ann.phone().decision(ann.phone().request(id), "approve").claim("nonce", "another");
        ann.phone().decide(id, forged).expect(403);

        assertThat(trail.events(id)).endsWith("confirmation.forged");
    }

    @Test
    void sendingAgainIsKept() {
        ann.api().post("/api/confirmations/" + id + "/push").expect(200);

        assertThat(trail.events(id)).containsExactly("confirmation.asked", "confirmation.sent", "confirmation.sent");
    }

    @Test
    void trailIsForAdminsAlone() {
        assertThat(ann.api().get("/api/audit").expect(403).problem()).isEqualTo("forbidden");
    }

    private JsonNode entry(String event) {
        return trail.of(id).stream()
                .filter(entry -> entry.path("event").asText().equals(event))
                .findFirst()
                .orElseThrow();
    }
}
