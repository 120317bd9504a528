package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every method keeps to that sends something to the member. */
abstract class SendingMethodContract extends ConfirmationMethodContract {

    /** Waits for what the n-th send has brought to the member. */
    abstract void awaitArrival(String confirmation, int sends);

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

    @Override
    void sent() {
        if (sends() == 0) {
            asking.post(path(name())).expect(200);
        }
        awaitArrival(id, 1);
    }
}
