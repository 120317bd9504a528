package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.TestServer;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every method of confirming keeps to, seen from outside. Pairing a phone is what is confirmed. */
abstract class ConfirmationMethodContract extends MethodOnStage {

    private final TestServer server = TestServer.shared();
    private Api asking;
    private JsonNode asked;
    private String id;

    @BeforeEach
    void memberHasAsked() {
        Desk.anHourLater();
        asking = memberWhoHasIt();
        asked = asking.post("/api/pairings").expect(401).confirmation();
        id = asked.path("id").asText();
    }

    @Test
    void whereItIsAvailableItIsOfferedWithALink() {
        assertThat(asked.path("methods")).extracting(JsonNode::asText).contains(name());
        assertThat(asked.path("links").path(name()).asText()).isEqualTo(path(name()));
    }

    @Test
    void whereItIsUnavailableItIsNeitherOfferedNorSent() {
        Api other = memberWhoHasNot();
        JsonNode confirmation = other.post("/api/pairings").expect(401).confirmation();
        String sending = "/api/confirmations/" + confirmation.path("id").asText() + "/" + name();

        assertThat(confirmation.path("methods")).extracting(JsonNode::asText).doesNotContain(name());
        assertThat(confirmation.path("links").has(name())).isFalse();
        assertThat(other.post(sending).expect(409).problem()).isEqualTo("method-unavailable");
    }

    @Test
    void sendIsAnsweredByTheBareConfirmationAndArrives() {
        int before = sends();

        JsonNode sent = asking.post(path(name())).expect(200).json();

        assertThat(sent.path("id").asText()).isEqualTo(id);
        assertThat(sent.path("state").asText()).isEqualTo("pending");
        assertThat(sent.path("sent")).extracting(JsonNode::asText).containsExactly(name());
        awaitArrival(id, before + 1);
    }

    @Test
    void sendKeepsItOpenForItsTime() {
        Instant before = server.clock().instant().minusMillis(1);
        JsonNode sent = asking.post(path(name())).expect(200).json();

        assertThat(Instant.parse(sent.path("expiresAt").asText()))
                .isBetween(before.plus(validity()), server.clock().instant().plus(validity()));
    }

    @Test
    void answerConfirmsAndTheActionRunsOnce() {
        sent();

        answer(asking, id).expect(200);

        assertThat(state()).isEqualTo("confirmed");
        asking.confirmed(id).post("/api/pairings").expect(201);
        assertThat(retry().expect(409).problem()).isEqualTo("confirmation-used");
    }

    @Test
    void secondAnswerIsRefused() {
        sent();
        answer(asking, id).expect(200);

        assertThat(answer(asking, id).expect(409).problem()).isEqualTo("confirmation-answered");

        assertThat(state()).isEqualTo("confirmed");
    }

    @Test
    void wrongAnswerConfirmsNothing() {
        sent();

        assertThat(answerWrongly(asking, id).expect(403).problem()).isEqualTo(problemOfWrongAnswer());

        assertThat(state()).isEqualTo("pending");
        answer(asking, id).expect(200);
    }

    @Test
    void lateAnswerIsRefused() {
        sent();
        server.clock().advance(validity());

        assertThat(answer(asking, id).expect(410).problem()).isEqualTo("confirmation-expired");

        assertThat(state()).isEqualTo("expired");
        assertThat(retry().expect(410).problem()).isEqualTo("confirmation-expired");
    }

    @Test
    void answerByAnotherMemberIsRefused() {
        sent();

        assertThat(answerByAnother(id).problem()).isEqualTo(problemOfAnother());

        assertThat(state()).isEqualTo("pending");
    }

    @Test
    void cancelledIsNeitherAnsweredNorSent() {
        sent();
        asking.delete("/api/confirmations/" + id).expect(204);

        assertThat(answer(asking, id).expect(410).problem()).isEqualTo("confirmation-cancelled");
        assertThat(asking.post(path(name())).expect(410).problem()).isEqualTo("confirmation-cancelled");
        assertThat(retry().expect(410).problem()).isEqualTo("confirmation-cancelled");
    }

    @Test
    void deniedIsNeitherAnsweredNorSent() {
        sent();
        deny(asking, id);

        assertThat(state()).isEqualTo("denied");
        assertThat(answer(asking, id).expect(403).problem()).isEqualTo("confirmation-denied");
        assertThat(asking.post(path(name())).expect(403).problem()).isEqualTo("confirmation-denied");
        assertThat(retry().expect(403).problem()).isEqualTo("confirmation-denied");
    }

    @Test
    void fourthSendInFiveMinutesIsRefused() {
        for (int sends = sends() + 1; sends <= 3; sends++) {
            asking.post(path(name())).expect(200);
            awaitArrival(id, sends);
        }

        Answer fourth = asking.post(path(name())).expect(429);

        assertThat(fourth.problem()).isEqualTo("too-many-sends");
        assertThat(Integer.parseInt(fourth.header("Retry-After"))).isBetween(1, 300);
        answer(asking, id).expect(200);
    }

    /** How often it was sent by the asking alone. */
    private int sends() {
        return asked.path("sent").size();
    }

    private void sent() {
        if (sends() == 0) {
            asking.post(path(name())).expect(200);
        }
        awaitArrival(id, 1);
    }

    private Answer retry() {
        return asking.confirmed(id).post("/api/pairings");
    }

    private String state() {
        return asking.get("/api/confirmations/" + id)
                .expect(200)
                .json()
                .path("state")
                .asText();
    }

    private String path(String last) {
        return "/api/confirmations/" + id + "/" + last;
    }
}
