package io.countersign.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A secret is shared with somebody outside by a link. */
class LinkIT {

    private static final Map<String, Object> ONE_DAY = Map.of("expiresIn", "P1D");
    private static final Map<String, Object> ONCE = Map.of("expiresIn", "P1D", "once", true);

    private Sharer ann;
    private String secret;

    @BeforeEach
    void annHasASecret() {
        ann = Sharer.of("ann@acme.test");
        secret = ann.create("Gate plans");
    }

    @AfterEach
    void nobodyHasItAnyMore() {
        ann = Sharer.of("ann@acme.test");
        ann.forget(secret);
    }

    @Test
    void keyInTheLinkOpensWhatTheServerAnswers() {
        Linked link = Linked.by(ann, secret, ONE_DAY);

        assertThat(link.made().path("url").asText())
                .matches("\\Q" + TestServer.shared().publicUrl() + "\\E/link#[\\w-]{43}\\.[\\w-]{43}");
        assertThat(link.made().path("qr").asText()).startsWith("<svg");
        JsonNode preview = link.open().expect(200).json();
        assertThat(preview.path("by").asText()).isEqualTo("Ann Archer");
        assertThat(preview.path("workspace").asText()).isEqualTo("Acme");
        assertThat(preview.path("name").asText()).isEqualTo("Gate plans");
        assertThat(preview.path("once").asBoolean()).isFalse();
        assertThat(preview.path("needs")).isEmpty();
        assertThat(preview.path("expiresAt")).isEqualTo(link.made().path("expiresAt"));

        Answer viewed = link.view().expect(200);

        assertThat(viewed.text()).doesNotContain("copper kettle");
        assertThat(viewed.header("Cache-Control")).isEqualTo("no-store");
        JsonNode shown = link.read(viewed.json());
        assertThat(shown.path("name").asText()).isEqualTo("Gate plans");
        assertThat(shown.at("/fields/0/label").asText()).isEqualTo("Note");
        assertThat(shown.at("/fields/0/value").asText()).isEqualTo("copper kettle on the third shelf");
        assertThat(shown.at("/fields/0/masked").asBoolean()).isTrue();
        link.view().expect(200);
    }

    @Test
    void linkShowsWhatTheSecretWas() {
        Linked link = Linked.by(ann, secret, ONE_DAY);
        Map<String, Object> change = Map.of("name", "Other plans", "fields", Map.of("note", "moved to the cellar"));
        ann.confirmed(as -> as.with("If-Match", "\"1\"").patch(Sharer.path(secret), change))
                .expect(200);

        JsonNode shown = link.read(link.view().expect(200).json());

        assertThat(shown.path("name").asText()).isEqualTo("Gate plans");
        assertThat(shown.at("/fields/0/value").asText()).isEqualTo("copper kettle on the third shelf");
    }

    @Test
    void confirmationNamesWhatTheLinkWillBe() {
        Map<String, Object> wanted = Map.of(
                "expiresIn", "PT1H", "once", true, "recipient", "pat@example.test", "password", "three brass keys");
        Answer asked = ann.api().post(Linked.links(secret), wanted).expect(401);

        assertThat(asked.confirmation().path("action").asText()).isEqualTo("secret.link");
        assertThat(asked.confirmation().path("text").asText())
                .isEqualTo(
                        "Share the secret \"Gate plans\" with whoever has a link to it, for 1 hour, to be viewed only"
                                + " 1 time, after a code sent to pat@example.test, by a password");
        String confirmation = ann.approved(asked);
        for (Map<String, Object> other : List.of(
                ONCE,
                Map.<String, Object>of(
                        "expiresIn", "PT1H", "once", true, "recipient", "pat@example.test", "password", "another one"),
                Map.<String, Object>of("expiresIn", "PT1H", "recipient", "pat@example.test"))) {
            assertThat(ann.api()
                            .confirmed(confirmation)
                            .post(Linked.links(secret), other)
                            .problem())
                    .isEqualTo("confirmation-mismatch");
        }
        ann.api().confirmed(confirmation).post(Linked.links(secret), wanted).expect(201);
        assertThat(ann.api()
                        .confirmed(confirmation)
                        .post(Linked.links(secret), wanted)
                        .problem())
                .isEqualTo("confirmation-used");
    }

    @Test
    void ofViewsAtTheSameMomentOneGetsIt() {
        for (int round = 0; round < 3; round++) {
            Linked link = Linked.by(ann, secret, ONCE);
            List<Answer> answers = Together.times(8, link::view);

            assertThat(answers.stream().filter(answer -> answer.status() == 200))
                    .hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.status() == 410))
                    .hasSize(7)
                    .allMatch(answer -> answer.json().path("reason").asText().equals("used"));
            assertThat(link.open().expect(410).problem()).isEqualTo("link-ended");
            JsonNode log = ann.api().get(link.path()).expect(200).json();
            assertThat(log.path("state").asText()).isEqualTo("used");
            assertThat(log.path("views")).hasSize(1);
        }
    }

    @Test
    void lookingUsesNothingUp() {
        Linked link = Linked.by(ann, secret, ONCE);
        for (int times = 0; times < 5; times++) {
            for (String method : List.of("GET", "HEAD")) {
                assertThat(link.visitor().send(method, "/link", null).status()).isEqualTo(200);
                assertThat(link.visitor().send(method, "/api/links/view", null).status())
                        .isEqualTo(405);
            }
            link.open().expect(200);
        }
        assertThat(ann.api().get(link.path()).expect(200).json().path("views")).isEmpty();
        link.view().expect(200);
    }

    @Test
    void eachLinkLivesAsLongAsWasChosen() {
        Map<String, Duration> lifetimes = Map.of(
                "PT1H", Duration.ofHours(1),
                "PT12H", Duration.ofHours(12),
                "P1D", Duration.ofDays(1),
                "P5D", Duration.ofDays(5),
                "P30D", Duration.ofDays(30));
        List<Linked> links = new ArrayList<>();
        lifetimes.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(lifetime -> {
            Instant before = TestServer.shared().clock().instant();
            Linked link = Linked.by(ann, secret, Map.of("expiresIn", lifetime.getKey()));
            assertThat(Instant.parse(link.made().path("expiresAt").asText()))
                    .isBetween(
                            before.plus(lifetime.getValue()).minusMillis(1),
                            TestServer.shared().clock().instant().plus(lifetime.getValue()));
            links.add(link);
        });
        for (Linked link : links) {
            Instant end = Instant.parse(link.made().path("expiresAt").asText());
            TestServer.shared().clock().set(end.minusSeconds(30));
            link.open().expect(200);
            link.view().expect(200);
            TestServer.shared().clock().set(end);
            assertThat(link.open().expect(410).json().path("reason").asText()).isEqualTo("expired");
            assertThat(link.view().expect(410).problem()).isEqualTo("link-ended");
        }
    }

    @Test
    void linkEndsWithASecretThatExpires() {
        Instant end =
                TestServer.shared().clock().instant().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MILLIS);
        ann.confirmed(as ->
                        as.with("If-Match", "\"1\"").patch(Sharer.path(secret), Map.of("expiresAt", end.toString())))
                .expect(200);

        Linked link = Linked.by(ann, secret, ONE_DAY);

        assertThat(Instant.parse(link.made().path("expiresAt").asText())).isEqualTo(end);
    }

    @Test
    void logTellsWhenAndFromWhereItWasViewed() {
        Linked link = Linked.by(ann, secret, ONE_DAY);
        link.view().expect(200);
        TestServer.shared().clock().advance(Duration.ofSeconds(1));
        Linked.of(secret, link.made()).view().expect(200);

        JsonNode log = ann.api().get(link.path()).expect(200).json();
        JsonNode listed = ann.api()
                .get(Linked.links(secret) + "?limit=1")
                .expect(200)
                .json()
                .at("/items/0");

        assertThat(log.path("views").findValuesAsText("ip")).containsExactly("127.0.0.1", "127.0.0.1");
        assertThat(log.at("/views/0/agent").asText()).isEqualTo("Chrome on Linux");
        assertThat(log.at("/views/0/at").asText())
                .isGreaterThan(log.at("/views/1/at").asText());
        assertThat(log.at("/by/name").asText()).isEqualTo("Ann Archer");
        assertThat(listed.path("viewCount").asInt()).isEqualTo(2);
        assertThat(listed.path("state").asText()).isEqualTo("active");
        assertThat(listed.has("views")).isFalse();
        assertThat(listed.toString()).doesNotContain(link.token(), link.key());
        JsonNode trail = Journey.signedIn(TestServer.shared(), "admin@acme.test")
                .get("/api/audit?limit=5")
                .expect(200)
                .json();
        assertThat(trail.at("/items").findValuesAsText("event")).contains("link.viewed", "link.made");
        assertThat(trail.toString()).doesNotContain(link.token(), link.key());
    }

    @Test
    void unknownLinkIsNone() {
        Api nobody = Api.browser(TestServer.shared());
        for (String path : List.of("open", "code", "view")) {
            assertThat(nobody.post("/api/links/" + path, Map.of("token", "t".repeat(43)))
                            .expect(404)
                            .problem())
                    .isEqualTo("link-unknown");
        }
    }

    @Test
    void whatCannotBeIsNotAskedFor() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("expiresIn", "P2D"),
                Map.of("once", true),
                Map.of("expiresIn", "P1D", "recipient", "nobody"),
                Map.of("expiresIn", "P1D", "recipient", "a@b.test, c"),
                Map.of("expiresIn", "P1D", "recipient", "a@b.test\r\nBcc: c@d.test"),
                Map.of("expiresIn", "P1D", "password", "short"),
                Map.of("expiresIn", "P1D", "password", "p".repeat(129)))) {
            assertThat(ann.api().post(Linked.links(secret), wrong).expect(400).problem())
                    .isEqualTo("invalid-request");
        }
    }
}
