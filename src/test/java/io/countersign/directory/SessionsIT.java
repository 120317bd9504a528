package io.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a member is signed in, and how that ends. */
class SessionsIT {

    private final TestServer server = TestServer.shared();
    private Api ann;

    @BeforeEach
    void signIn() {
        server.clock().advance(Duration.ofHours(3));
        ann = Journey.signedIn(server, "ann@acme.test");
    }

    @Test
    void sessionsAreListedWithTheOneThatAsks() {
        Api other = Journey.signedIn(server, "ann@acme.test");

        JsonNode items = ann.get("/api/sessions").expect(200).json().path("items");

        assertThat(items).hasSize(2);
        assertThat(items.path(0).path("id").asText()).isEqualTo(current(other));
        assertThat(items.path(0).path("current").asBoolean(true)).isFalse();
        assertThat(items.path(1).path("id").asText()).isEqualTo(current(ann));
        assertThat(items).allSatisfy(item -> {
            assertThat(item.path("client").asText()).isEqualTo("Chrome on Linux");
            assertThat(item.path("ip").asText()).isEqualTo("127.0.0.1");
        });
        assertThat(items.toString())
                .doesNotContain(
                        ann.cookies().value("countersign-session").orElseThrow(),
                        other.cookies().value("countersign-session").orElseThrow());
    }

    @Test
    void memberEndsASessionElsewhere() {
        Api other = Journey.signedIn(server, "ann@acme.test");

        ann.delete("/api/sessions/" + current(other)).expect(204);

        assertThat(other.get("/api/session").problem()).isEqualTo("not-signed-in");
        assertThat(ann.get("/api/sessions").expect(200).json().path("items")).hasSize(1);
    }

    @Test
    void memberEndsTheOwnSession() {
        ann.delete("/api/sessions/" + current(ann)).expect(204);

        assertThat(ann.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void sessionsOfOthersAreNotFound() {
        for (String email : new String[] {"bob@acme.test", "admin@acme.test", "eve@globex.test"}) {
            Api other = Journey.signedIn(server, email);

            Answer answer = other.delete("/api/sessions/" + current(ann));

            assertThat(answer.status()).as(email).isEqualTo(404);
            assertThat(answer.problem()).isEqualTo("not-found");
            assertThat(other.get("/api/sessions").text()).doesNotContain(current(ann));
        }
        ann.get("/api/session").expect(200);
    }

    @Test
    void endedSessionCancelsWhatItAskedFor() {
        Api other = Journey.signedIn(server, "ann@acme.test");
        String secret = Journey.createSecret(other, "Asked and left", "the note of it", true);
        String confirmation =
                other.post("/api/secrets/" + secret + "/reveal").expect(401).confirmationId();
        ann.delete("/api/sessions/" + current(other)).expect(204);

        JsonNode entries = Journey.signedIn(server, "admin@acme.test")
                .get("/api/audit?event=confirmation.cancelled")
                .expect(200)
                .json()
                .path("items");

        assertThat(entries)
                .anySatisfy(
                        entry -> assertThat(entry.path("confirmation").asText()).isEqualTo(confirmation));
    }

    @Test
    void sessionEndsTwoHoursAfterTheLastRequest() {
        server.clock().advance(Duration.ofMinutes(118));
        ann.get("/api/session").expect(200);
        server.clock().advance(Duration.ofMinutes(118));
        ann.get("/api/session").expect(200);

        server.clock().advance(Duration.ofMinutes(121));

        assertThat(ann.get("/api/session").problem()).isEqualTo("not-signed-in");
        assertThat(Journey.signedIn(server, "ann@acme.test")
                        .get("/api/sessions")
                        .json()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void sessionEndsTwelveHoursAfterSignInAtTheLatest() {
        for (int i = 0; i < 7; i++) {
            server.clock().advance(Duration.ofMinutes(100));
            ann.get("/api/session").expect(200);
        }

        server.clock().advance(Duration.ofMinutes(21));

        assertThat(ann.get("/api/session").problem()).isEqualTo("not-signed-in");
    }

    @Test
    void listIsCutIntoPages() {
        Journey.signedIn(server, "ann@acme.test");
        Journey.signedIn(server, "ann@acme.test");
        JsonNode first = ann.get("/api/sessions?limit=2").expect(200).json();
        JsonNode second = ann.get(
                        "/api/sessions?limit=2&after=" + first.path("next").asText())
                .expect(200)
                .json();

        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.has("next")).isFalse();
        assertThat(second.at("/items/0/id").asText()).isEqualTo(current(ann));
    }

    private static String current(Api browser) {
        JsonNode items = browser.get("/api/sessions").expect(200).json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }
}
