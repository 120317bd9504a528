package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A script with a bearer token is asked in its own words too (RFC 9470), and is a session of its own. */
class BearerChallengeIT {

    private static Desk ann;
    private static Api script;

    @BeforeAll
    static void annHasAScript() {
        Desk.anHourLater();
        ann = Desk.of("ann@acme.test");
        String token = Journey.confirmed(
                        ann.api(), ann.phone(), api -> api.post("/api/tokens", Map.of("name", "Nightly backup")))
                .expect(201)
                .json()
                .path("token")
                .asText();
        script = Api.bearer(TestServer.shared(), token);
    }

    @Test
    void challengeHasTheFormOfRfc9470BesideItsOwn() {
        Answer asked = GuardedSecret.of(ann).reveal(script).expect(401);

        assertThat(asked.problem()).isEqualTo("confirmation-required");
        assertThat(asked.headers().allValues("WWW-Authenticate"))
                .containsExactlyInAnyOrder(
                        "Confirmation id=\"" + asked.confirmationId() + "\", methods=\"push\"",
                        "Bearer error=\"insufficient_user_authentication\", acr_values=\"urn:countersign:confirmed\"");
    }

    @Test
    void scriptRetriesWithWhatThePhoneHasConfirmed() {
        GuardedSecret secret = GuardedSecret.of(ann);
        String id = secret.reveal(script).expect(401).confirmationId();
        ann.phone().approve(id).expect(200);

        assertThat(secret.reveal(ann.api().confirmed(id)).expect(403).problem()).isEqualTo("confirmation-mismatch");
        secret.reveal(script.confirmed(id)).expect(200);
    }
}
