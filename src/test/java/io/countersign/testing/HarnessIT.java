package io.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The tests' own tools against the real server. */
class HarnessIT {

    @Test
    void memberOfTheDemoDataSignsIn() {
        Api ann = Journey.signedIn(TestServer.shared(), "ann@acme.test");

        Answer session = ann.get("/api/session").expect(200);

        assertThat(session.json().at("/member/email").asText()).isEqualTo("ann@acme.test");
    }

    @Test
    void firstPhoneIsPairedByCodeAndConfirmsTheSecond() {
        Api bob = Journey.signedIn(TestServer.shared(), "bob@acme.test");

        Phone first = Journey.pairedPhone(bob, "Pixel 9");
        Phone second = Journey.pairedPhone(bob, "Fairphone 5");

        assertThat(first.requests()).isEmpty();
        assertThat(second.requests()).isEmpty();
        assertThat(second.id()).isNotEqualTo(first.id());
    }
}
