package io.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member's own name and password, and tokens that end at once. */
class ProfileIT {

    private static final TestServer SERVER = TestServer.shared();
    private static final String NEW = "otter gravel piano 1897";

    private Office bob;

    @BeforeEach
    void begin() {
        SERVER.needles().addValue(NEW);
        bob = Office.of("bob@acme.test");
    }

    @AfterEach
    void asBefore() {
        SERVER.clock().advance(Duration.ofMinutes(61));
        Api browser = Api.browser(SERVER);
        if (browser.post("/api/session", Map.of("email", "bob@acme.test", "password", NEW))
                        .status()
                == 200) {
            bob = new Office(browser, bob.phone());
            change(bob, NEW, Api.DEMO_PASSWORD).expect(204);
        }
        bob.api().patch("/api/profile", Map.of("name", "Bob Baker"));
    }

    @Test
    void newPasswordEndsOtherSessionsAndTheOldPassword() {
        Api other = Journey.signedIn(SERVER, "bob@acme.test");
        Map<String, String> credentials = Map.of("email", "bob@acme.test", "password", Api.DEMO_PASSWORD);
        Phone key = new Phone(SERVER);
        JsonNode bound =
                key.send("POST", "/api/session", credentials).expect(200).json();
        Phone extension = new Phone(SERVER, key.key(), bound.path("id").asText());
        extension.send("GET", "/api/session", null).expect(200);
        Api token = token("Stays");
        change(bob, Api.DEMO_PASSWORD, NEW).expect(204);
        assertThat(other.get("/api/session").problem()).isEqualTo("not-signed-in");
        assertThat(extension.send("GET", "/api/session", null).problem()).isEqualTo("not-signed-in");
        bob.api().get("/api/session").expect(200);
        token.get("/api/session").expect(200);
        assertThat(Api.browser(SERVER).post("/api/session", credentials).problem())
                .isEqualTo("sign-in-failed");
        Api.browser(SERVER).signIn("bob@acme.test", NEW);
        SERVER.mailbox().take("bob@acme.test", mail -> mail.subject().equals("Your password was changed"));
        JsonNode entry = bob.api()
                .get("/api/audit?mine=true&event=member.password-changed")
                .json()
                .at("/items/0");
        assertThat(entry.path("confirmation").asText()).startsWith("c_");
    }

    @Test
    void signInByTheOldPasswordThatIsUnderWayComesTooLate() {
        Map<String, String> credentials = Map.of("email", "bob@acme.test", "password", Api.DEMO_PASSWORD);
        SERVER.pauseBefore("io.countersign.directory.SignIns#byPassword");
        CompletableFuture<Answer> late;
        try {
            late = CompletableFuture.supplyAsync(() -> Api.browser(SERVER).post("/api/session", credentials));
            SERVER.awaitHeld();
            change(bob, Api.DEMO_PASSWORD, NEW).expect(204);
        } finally {
            SERVER.disarm();
        }
        assertThat(late.join().expect(401).problem()).isEqualTo("sign-in-failed");
    }

    @Test
    void wrongPasswordIsToldBeforeAnybodyIsAskedAndCountsLikeOneAtSignIn() {
        Map<String, String> wrong = Map.of("current", "not the password", "password", NEW);
        for (int i = 0; i < 10; i++) {
            assertThat(bob.api()
                            .post("/api/profile/password", wrong)
                            .expect(403)
                            .problem())
                    .isEqualTo("password-wrong");
        }
        assertThat(bob.phone().requests()).isEmpty();
        Answer right = bob.api().post("/api/profile/password", Map.of("current", Api.DEMO_PASSWORD, "password", NEW));
        assertThat(right.expect(429).problem()).isEqualTo("too-many-attempts");
        assertThat(right.header("Retry-After")).isNotEmpty();
    }

    @Test
    void confirmationHoldsForOneNewPasswordOnly() {
        String confirmation = bob.approved(
                bob.api().post("/api/profile/password", Map.of("current", Api.DEMO_PASSWORD, "password", NEW)));
        Answer other = bob.api()
                .confirmed(confirmation)
                .post("/api/profile/password", Map.of("current", Api.DEMO_PASSWORD, "password", "quite another one"));
        assertThat(other.expect(403).problem()).isEqualTo("confirmation-mismatch");
        Api.browser(SERVER).signIn("bob@acme.test");
        List<Integer> statuses = Together.times(
                2,
                () -> bob.api()
                        .confirmed(confirmation)
                        .post("/api/profile/password", Map.of("current", Api.DEMO_PASSWORD, "password", NEW))
                        .status());
        assertThat(statuses).containsOnlyOnce(204);
    }

    @Test
    void badPasswordsAreNamed() {
        for (String password : List.of("short", Api.DEMO_PASSWORD, "x".repeat(1001))) {
            Answer answer = bob.api()
                    .post("/api/profile/password", Map.of("current", Api.DEMO_PASSWORD, "password", password))
                    .expect(400);
            assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo("password");
        }
        assertThat(bob.api().patch("/api/profile", Map.of()).status()).isEqualTo(400);
        assertThat(bob.api()
                        .patch("/api/profile", Map.of("name", " "))
                        .json()
                        .at("/errors/0/member")
                        .asText())
                .isEqualTo("name");
    }

    @Test
    void nameIsChangedAndTheTrailSaysWhatItWas() {
        assertThat(bob.api()
                        .patch("/api/profile", Map.of("name", " Robert Baker "))
                        .expect(200)
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("Robert Baker");
        assertThat(bob.api().get("/api/session").json().at("/member/name").asText())
                .startsWith("Robert");
        JsonNode entry = bob.api()
                .get("/api/audit?mine=true&event=member.renamed")
                .json()
                .at("/items/0");
        assertThat(entry.at("/target/name").asText()).startsWith("Robert").endsWith("(Bob Baker)");
    }

    @Test
    void tokenOfReadScopeReadsUntilItIsEndedOrOver() {
        Api ended = token("Ended");
        ended.get("/api/secrets").expect(200);
        assertThat(ended.post("/api/audit/verify").expect(403).problem()).isEqualTo("forbidden");
        JsonNode listed = bob.api().get("/api/tokens").json().at("/items/0");
        assertThat(listed.path("name").asText()).isEqualTo("Ended");
        assertThat(listed.path("scope").asText()).isEqualTo("read");
        assertThat(listed.has("token")).isFalse();
        bob.api().delete("/api/tokens/" + listed.path("id").asText()).expect(204);
        assertThat(ended.get("/api/secrets").expect(401).problem()).isEqualTo("not-signed-in");
        Api over = token("Over");
        SERVER.clock().advance(Duration.ofHours(25));
        assertThat(over.get("/api/secrets").expect(401).problem()).isEqualTo("not-signed-in");
    }

    private Api token(String name) {
        Answer made = bob.confirmed(
                api -> api.post("/api/tokens", Map.of("name", name, "scope", "read", "expiresIn", "P1D")));
        return Api.bearer(SERVER, made.expect(201).json().path("token").asText());
    }

    private static Answer change(Office member, String current, String password) {
        return member.confirmed(
                api -> api.post("/api/profile/password", Map.of("current", current, "password", password)));
    }
}
