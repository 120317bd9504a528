package io.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client shows a code, a member connects it: by the code alone nobody comes in. */
class ConnectionIT {

    private static final String CONNECTIONS = "/api/session/connections";
    private static final Map<String, Object> EXTENSION =
            Map.of("client", Map.of("name", "Firefox extension", "platform", "Windows"));

    private final TestServer server = TestServer.shared();
    private final Phone client = new Phone(server);
    private Api bob;
    private Phone bobsPhone;
    private JsonNode asked;
    private String code;

    @BeforeEach
    void ask() {
        server.clock().advance(Duration.ofHours(3));
        bob = Journey.signedIn(server, "bob@acme.test");
        bobsPhone = Journey.onlyPhone(bob);
        asked = client.send("POST", CONNECTIONS, EXTENSION).expect(201).json();
        code = asked.path("userCode").asText();
    }

    @Test
    void memberConnectsByTheCodeAndTheirPhone() {
        assertThat(code).matches("[B-DF-HJ-NP-TV-XZ]{5}-[B-DF-HJ-NP-TV-XZ]{5}");
        assertThat(asked.path("url").asText()).isEqualTo(server.publicUrl() + "/connect#" + code);
        assertThat(asked.path("state").asText()).isEqualTo("pending");
        JsonNode preview = act(bob, "preview").expect(200).json();
        assertThat(preview.path("client").asText()).isEqualTo("Firefox extension on Windows");
        assertThat(preview.path("ip").asText()).isEqualTo("127.0.0.1");
        assertThat(preview.path("userCode").asText()).isEqualTo(code);

        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(
                () -> client.asking().with("Prefer", "wait=25").get(path()));
        Answer wanted = act(bob, "connect").expect(401);
        assertThat(wanted.confirmation().path("text").asText())
                .isEqualTo("Let \"Firefox extension on Windows\" at 127.0.0.1 sign in as you");
        assertThat(wanted.confirmation().toString()).doesNotContain(code);
        bobsPhone.approve(wanted.confirmationId()).expect(200);
        String session = act(bob.confirmed(wanted.confirmationId()), "connect")
                .expect(201)
                .json()
                .path("id")
                .asText();

        JsonNode told = waiting.join().expect(200).json();
        assertThat(told.path("state").asText()).isEqualTo("connected");
        assertThat(told.at("/signedIn/id").asText()).isEqualTo(session);
        assertThat(told.at("/signedIn/member/email").asText()).isEqualTo("bob@acme.test");
        assertThat(told.path("userCode").isMissingNode()).isTrue();
        Phone connected = new Phone(server, client.key(), session);
        assertThat(connected
                        .send("GET", "/api/sessions", null)
                        .expect(200)
                        .json()
                        .at("/items/0/client")
                        .asText())
                .isEqualTo("Firefox extension on Windows");
        assertThat(act(bob, "connect").problem()).isEqualTo("connection-answered");
        assertThat(act(bob, "refuse").problem()).isEqualTo("connection-answered");
    }

    @Test
    void refusedIsRefusedForGood() {
        act(bob, "refuse").expect(204);

        assertThat(look().path("state").asText()).isEqualTo("refused");
        assertThat(look().has("signedIn")).isFalse();
        assertThat(act(bob, "connect").problem()).isEqualTo("connection-answered");
    }

    @Test
    void onlyTheFirstOfTwoMembersConnects() {
        Api ann = Journey.signedIn(server, "ann@acme.test");
        Phone annsPhone = Journey.onlyPhone(ann);
        String first = act(bob, "connect").expect(401).confirmationId();
        String second = act(ann, "connect").expect(401).confirmationId();
        bobsPhone.approve(first).expect(200);
        annsPhone.approve(second).expect(200);

        act(ann.confirmed(first), "connect").expect(404);
        act(ann.confirmed(second), "connect").expect(201);

        assertThat(act(bob.confirmed(first), "connect").problem()).isEqualTo("connection-answered");
        assertThat(look().at("/signedIn/member/email").asText()).isEqualTo("ann@acme.test");
    }

    @Test
    void confirmationIsForThatClientOnly() {
        String confirmation = act(bob, "connect").expect(401).confirmationId();
        bobsPhone.approve(confirmation).expect(200);
        code = new Phone(server)
                .send("POST", CONNECTIONS, EXTENSION)
                .expect(201)
                .json()
                .path("userCode")
                .asText();

        assertThat(act(bob.confirmed(confirmation), "connect").problem()).isEqualTo("confirmation-mismatch");
    }

    @Test
    void codeIsGoodForTenMinutes() {
        String confirmation = act(bob, "connect").expect(401).confirmationId();
        server.clock().advance(Duration.ofSeconds(9 * 60 + 59));
        act(bob, "preview").expect(200);

        server.clock().advance(Duration.ofSeconds(2));

        assertThat(look().path("state").asText()).isEqualTo("expired");
        assertThat(act(bob, "preview").json().path("state").asText()).isEqualTo("expired");
        assertThat(act(bob, "connect").problem()).isEqualTo("connection-expired");
        assertThat(act(bob.confirmed(confirmation), "connect").problem()).isEqualTo("connection-expired");
        assertThat(act(bob, "refuse").problem()).isEqualTo("connection-expired");
    }

    @Test
    void whatHasBecomeOfItIsForItsKeyAlone() {
        assertThat(new Phone(server).send("GET", path(), null).problem()).isEqualTo("connection-unknown");
        assertThat(bob.get(path()).problem()).isEqualTo("proof-invalid");
        assertThat(client.send("GET", path(), null, client.proof("POST", path()).signedBy(client.key()))
                        .problem())
                .isEqualTo("proof-invalid");
        assertThat(client.send("POST", CONNECTIONS, EXTENSION, null).problem()).isEqualTo("proof-invalid");
    }

    @Test
    void codeIsOfNoUseToWhoIsNotSignedIn() {
        for (String what : new String[] {"preview", "connect", "refuse"}) {
            assertThat(act(Api.browser(server), what).problem()).isEqualTo("not-signed-in");
        }
        assertThat(act(bob.from("https://evil.example"), "refuse").problem()).isEqualTo("foreign-origin");
        code = code.toLowerCase(Locale.ROOT).replace("-", " ");
        act(bob, "preview").expect(200);
    }

    @Test
    void nobodyTriesOutCodes() {
        String right = code;
        for (int i = 0; i < 10; i++) {
            code = "BBBBB-BBBB" + "BCDFGHJKLM".charAt(i);
            assertThat(act(bob, i % 2 == 0 ? "preview" : "connect").problem()).isEqualTo("connection-unknown");
        }
        code = right;
        assertThat(act(bob, "preview").problem()).isEqualTo("too-many-attempts");
        assertThat(act(bob, "refuse").problem()).isEqualTo("too-many-attempts");
        act(Journey.signedIn(server, "ann@acme.test"), "preview").expect(200);
    }

    @Test
    void nobodyAsksWithoutEnd() {
        // One was asked for already
        for (int i = 0; i < 29; i++) {
            new Phone(server).send("POST", CONNECTIONS, EXTENSION).expect(201);
        }
        Answer refused = new Phone(server).send("POST", CONNECTIONS, EXTENSION);
        assertThat(refused.problem()).isEqualTo("too-many-attempts");
        assertThat(refused.header("Retry-After")).isNotEmpty();
    }

    private Answer act(Api as, String what) {
        return as.post(CONNECTIONS + "/" + what, Map.of("code", code));
    }

    private String path() {
        return CONNECTIONS + "/" + asked.path("id").asText();
    }

    private JsonNode look() {
        return client.send("GET", path(), null).expect(200).json();
    }
}
