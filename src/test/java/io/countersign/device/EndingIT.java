package io.countersign.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.EventStream;
import io.countersign.testing.Journey;
import io.countersign.testing.Jws;
import io.countersign.testing.Phone;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trusted session ends at once, without a confirmation; until then its member calls it what they like. */
class EndingIT {

    private static Desk desk;

    private Phone phone;

    @BeforeAll
    static void begin() {
        desk = Desk.of("ann@acme.test");
    }

    @BeforeEach
    void pair() {
        phone = desk.another("Lost phone");
    }

    @AfterEach
    void tidy() {
        desk.tidy();
    }

    @Test
    void memberEndsItFromTheBrowser() {
        desk.browser().delete(phone.path()).expect(204);

        assertEnded();
    }

    @Test
    void phoneEndsItself() {
        phone.send("DELETE", phone.path(), null).expect(204);

        assertEnded();
    }

    @Test
    void adminOfTheWorkspaceEndsIt() {
        Journey.signedIn(desk.server(), "admin@acme.test").delete(phone.path()).expect(204);

        assertEnded();
    }

    @Test
    void nobodyElseEndsIt() {
        assertNotFound(Journey.signedIn(desk.server(), "bob@acme.test").delete(phone.path()));
        assertNotFound(Journey.signedIn(desk.server(), "guest@acme.test").delete(phone.path()));
        assertNotFound(Journey.signedIn(desk.server(), "eve@globex.test").delete(phone.path()));
        assertThat(Api.browser(desk.server()).delete(phone.path()).problem()).isEqualTo("not-signed-in");

        assertThat(phone.requests()).isEmpty();
    }

    @Test
    void phoneEndsNoOtherOfItsMember() {
        assertNotFound(desk.phone().send("DELETE", phone.path(), null));

        assertThat(phone.requests()).isEmpty();
    }

    @Test
    void endWithoutProofIsRefused() {
        assertThat(phone.send("DELETE", phone.path(), null, null).problem()).isEqualTo("proof-invalid");

        assertThat(phone.requests()).isEmpty();
    }

    @Test
    void decisionOfAnEndedPhoneIsRefused() {
        String confirmation = desk.ask(desk.secret("Behind a lost phone")).confirmationId();
        Jws decision = phone.decision(phone.request(confirmation), "approve");
        desk.browser().delete(phone.path()).expect(204);

        Answer answer = phone.decide(confirmation, decision);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("proof-invalid");
        assertThat(desk.browser()
                        .get("/api/confirmations/" + confirmation)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("pending");
        desk.phone().approve(confirmation).expect(200);
    }

    @Test
    void openStreamEndsWithThePhone() throws Exception {
        try (EventStream stream = phone.requestStream()) {
            stream.next();

            desk.browser().delete(phone.path()).expect(204);

            assertThat(stream.awaitEnd(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void endedPhoneIsNotFoundAgain() {
        desk.browser().delete(phone.path()).expect(204);

        assertNotFound(desk.browser().delete(phone.path()));
        assertNotFound(desk.browser().patch(phone.path(), Map.of("name", "Ghost")));
    }

    @Test
    void listGoesOnBehindAPhoneThatHasEndedMeanwhile() {
        Phone newer = desk.another("Newer phone");
        String page = "/api/trusted-sessions?limit=1";
        JsonNode first = desk.browser().get(page).expect(200).json();
        assertThat(first.at("/items/0/id").asText()).isEqualTo(newer.id());
        desk.browser().delete(newer.path()).expect(204);

        JsonNode second = desk.browser()
                .get(page + "&after=" + first.path("next").asText())
                .expect(200)
                .json();

        assertThat(second.at("/items/0/id").asText()).isEqualTo(phone.id());
    }

    @Test
    void memberRenamesIt() {
        desk.browser().patch(phone.path(), Map.of("name", "  Found again ")).expect(200);

        assertThat(desk.listed(phone).path("name").asText()).isEqualTo("Found again");
    }

    @Test
    void phoneRenamesItself() {
        phone.send("PATCH", phone.path(), Map.of("name", "By itself")).expect(200);

        assertThat(desk.listed(phone).path("name").asText()).isEqualTo("By itself");
    }

    @Test
    void nobodyElseRenamesIt() {
        Map<String, String> name = Map.of("name", "Stolen");

        assertNotFound(Journey.signedIn(desk.server(), "bob@acme.test").patch(phone.path(), name));
        assertNotFound(Journey.signedIn(desk.server(), "admin@acme.test").patch(phone.path(), name));
        assertNotFound(Journey.signedIn(desk.server(), "eve@globex.test").patch(phone.path(), name));

        assertThat(desk.listed(phone).path("name").asText()).isEqualTo("Lost phone");
    }

    @Test
    void nameWithoutCharactersOrWithTooManyIsRefused() {
        for (String name : new String[] {"", "  ", "x".repeat(101)}) {
            Answer answer = desk.browser().patch(phone.path(), Map.of("name", name));

            assertThat(answer.status()).as(name).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo("name");
        }
        assertThat(desk.listed(phone).path("name").asText()).isEqualTo("Lost phone");
    }

    private void assertEnded() {
        Answer answer = phone.send("GET", phone.path() + "/requests", null);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("proof-invalid");
        assertThat(answer.header("WWW-Authenticate")).startsWith("DPoP ");
        assertThat(desk.listed(phone).isMissingNode()).isTrue();
    }

    private static void assertNotFound(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }
}
