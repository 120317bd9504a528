package io.countersign.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.EventStream;
import io.countersign.testing.Phone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member with two phones answers by any of them, and the other is told. */
class TwoPhonesIT {

    private Desk desk;
    private Phone one;
    private Phone two;
    private String confirmation;

    @BeforeEach
    void ask() {
        desk = Desk.of("ann@acme.test");
        one = desk.phone();
        two = desk.another("The other phone");
        confirmation = desk.ask(desk.secret("Of two phones")).confirmationId();
    }

    @AfterEach
    void tidy() {
        desk.tidy();
    }

    @Test
    void bothPhonesListTheRequest() {
        assertThat(one.request(confirmation)).isEqualTo(two.request(confirmation));
    }

    @Test
    void eitherPhoneAnswers() {
        two.approve(confirmation).expect(200);
        String next = desk.ask(desk.secret("Of two phones, again")).confirmationId();
        one.approve(next).expect(200);

        JsonNode answered =
                desk.browser().get("/api/confirmations/" + confirmation).json();
        assertThat(answered.path("state").asText()).isEqualTo("confirmed");
        assertThat(answered.path("answeredBy").asText()).isEqualTo("The other phone");
    }

    @Test
    void answerOfOneEndsTheRequestOnTheOther() {
        try (EventStream stream = two.requestStream()) {
            assertThat(stream.next().json().at("/items/0/id").asText()).isEqualTo(confirmation);
            JsonNode request = two.request(confirmation);

            one.approve(confirmation).expect(200);

            EventStream.Event told = stream.next();
            assertThat(told.name()).isEqualTo("requests");
            assertThat(told.json().path("items")).isEmpty();
            Answer late = two.decide(confirmation, two.decision(request, "deny"));
            assertThat(late.status()).isEqualTo(409);
            assertThat(late.problem()).isEqualTo("confirmation-answered");
        }
    }
}
