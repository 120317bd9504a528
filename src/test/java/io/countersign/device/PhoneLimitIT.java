package io.countersign.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Phone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member has 20 trusted sessions at most. */
class PhoneLimitIT {

    private static final int MOST = 20;

    private Desk desk;

    @BeforeEach
    void begin() {
        desk = Desk.of("bob@acme.test");
    }

    @AfterEach
    void tidy() {
        desk.tidy();
    }

    @Test
    void pairWhenTwentyThenRefusedOnBothCallsUntilOneEnds() {
        while (phones() < MOST - 1) {
            desk.another("Phone " + phones());
        }
        String spare = desk.startPairing().path("code").asText();
        Phone twentieth = desk.another("The twentieth");
        assertThat(phones()).isEqualTo(MOST);

        assertTooMany(new Phone(desk.server()).tryToPair(spare, "One too many"));
        assertTooMany(desk.browser().post("/api/pairings"));
        assertThat(phones()).isEqualTo(MOST);

        desk.browser().delete(twentieth.path()).expect(204);
        Phone late = new Phone(desk.server()).pair(spare, "Now there is room");
        desk.browser().delete(late.path()).expect(204);
    }

    private int phones() {
        return desk.browser()
                .get("/api/trusted-sessions")
                .expect(200)
                .json()
                .path("items")
                .size();
    }

    private static void assertTooMany(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("too-many-trusted-sessions");
        assertThat(answer.json().has("confirmation")).isFalse();
    }
}
