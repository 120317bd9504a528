package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every method of confirming keeps to, seen from outside; what is sent keeps to {@link SendingMethodContract}. Pairing a
 * phone is what is confirmed.
 */
abstract class ConfirmationMethodContract extends MethodOnStage {

    final TestServer server = TestServer.shared();

    /** The browser that has asked. */
    Api asking;

    /** What it was answered. */
    JsonNode asked;

    String id;

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

    /** Makes it answerable: sends it, where the method sends. */
    void sent() {}

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

    final String path(String last) {
        return "/api/confirmations/" + id + "/" + last;
    }
}
