package io.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No page of another site changes anything with the member's cookie. */
class OriginIT {

    private static TestServer server;
    private static Api ann;

    private final String name = "From elsewhere " + UUID.randomUUID();

    @BeforeAll
    static void begin() {
        server = TestServer.shared();
        server.clock().advance(Duration.ofHours(1));
        ann = Journey.signedIn(server, "ann@acme.test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://localhost",
                "http://localhost:1",
                "http://localhost.evil.example",
                "http://127.0.0.1",
                "garbage",
                ""
            })
    void foreignOriginIsRefused(String origin) {
        assertRefused(create(ann.with("Sec-Fetch-Site", null).with("Origin", origin)));
        assertRefused(create(ann.with("Sec-Fetch-Site", "same-origin").with("Origin", origin)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "garbage"})
    void foreignSiteIsRefused(String site) {
        assertRefused(create(ann.with("Origin", null).with("Sec-Fetch-Site", site)));
    }

    @Test
    void whatNamesNoOriginPasses() {
        create(ann.with("Origin", null).with("Sec-Fetch-Site", null)).expect(201);
    }

    @Test
    void ownPagePasses() {
        create(ann.with("Sec-Fetch-Site", null)).expect(201);
        create(ann.with("Origin", null).with("Sec-Fetch-Site", "same-origin")).expect(201);
    }

    @Test
    void everyMethodThatChangesIsGuarded() {
        Api foreign = ann.from("https://evil.example");
        String secret = Journey.createSecret(ann, name, "the note of it", false);

        assertForeign(foreign.delete("/api/secrets/" + secret));
        assertForeign(foreign.with("If-Match", "\"1\"").patch("/api/secrets/" + secret, Map.of("name", "Evil")));
        assertForeign(foreign.post("/api/secrets/" + secret + "/reveal"));
        assertForeign(foreign.put("/api/trusted-sessions/t_x/subscription", Map.of()));
        assertForeign(foreign.delete("/api/session"));
        assertForeign(foreign.post("/api/pairings"));
        ann.get("/api/session").expect(200);
        assertThat(ann.get("/api/secrets/" + secret)
                        .expect(200)
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo(name);
    }

    @Test
    void nobodyIsSignedInFromAForeignPage() {
        Api foreign = Api.browser(server).from("https://evil.example");

        Answer answer = foreign.post("/api/session", Map.of("email", "ann@acme.test", "password", Api.DEMO_PASSWORD));

        assertForeign(answer);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    /** A link on another site's page is followed with the session's cookie, and some of what is read asks the phone. */
    @Test
    void nothingIsAskedByWhatAForeignPageLeadsTo() {
        String secret = Journey.createSecret(ann, name, "the note of it", true);
        Api led = ann.with("Origin", null).with("Sec-Fetch-Site", "cross-site").with("Sec-Fetch-Mode", "navigate");

        assertForeign(led.get("/api/secrets/" + secret + "/versions"));
        assertForeign(led.with("Sec-Fetch-Site", "same-site").get("/api/secrets/" + secret + "/versions"));
        led.with("Sec-Fetch-Site", "none")
                .get("/api/secrets/" + secret + "/versions")
                .expect(401);
    }

    @Test
    void foreignPageGetsNoPermissionToRead() {
        Answer answer = ann.from("https://evil.example").get("/api/session");

        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    private Answer create(Api api) {
        return api.post("/api/secrets", Map.of("type", "text", "name", name, "fields", Map.of("note", "")));
    }

    private void assertRefused(Answer answer) {
        assertForeign(answer);
        assertThat(ann.get("/api/secrets?limit=200").expect(200).text()).doesNotContain(name);
    }

    private static void assertForeign(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("foreign-origin");
    }
}
