package io.countersign.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer lets a browser do with it. */
class HeadersIT {

    private static Api ann;

    @BeforeAll
    static void begin() {
        TestServer.shared().clock().advance(Duration.ofHours(1));
        ann = Journey.signedIn(TestServer.shared(), "ann@acme.test");
    }

    @Test
    void answersOfTheApiAreKeptNowhere() {
        Api stranger = Api.browser(TestServer.shared());
        for (Answer answer : new Answer[] {
            ann.get("/api/session").expect(200),
            ann.get("/api/secrets").expect(200),
            stranger.get("/api/session").expect(401),
            ann.get("/api/audit").expect(403),
            ann.get("/api/nothing").expect(404),
            ann.put("/api/session", Map.of()).expect(405),
            ann.post("/api/session", Map.of()).expect(400),
            ann.post("/api/session").expect(415),
            ann.from("https://evil.example").post("/api/pairings").expect(403),
            stranger.get("/api/push/key").expect(200),
            stranger.get("/api/setup").expect(200)
        }) {
            assertThat(answer.header("Cache-Control")).as(answer.toString()).isEqualTo("no-store");
            assertThat(answer.header("X-Accel-Buffering")).as(answer.toString()).isEqualTo("no");
            assertGuarded(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/mobile/",
                "/mobile/index.html",
                "/secrets/x_1",
                "/sign-in",
                "/signed-in",
                "/devices",
                "/confirm",
                "/link",
                "/setup",
                "/mobile/sw.js",
                "/mobile/manifest.webmanifest"
            })
    void pagesRunOurScriptsAndAreFramedByNobody(String path) {
        assertGuarded(ann.get(path).expect(200));
    }

    @Test
    void filesOfTheWebAppAreKeptUntilTheNextBuild() {
        Matcher named = Pattern.compile("\"(/at/[^\"]+)\"")
                .matcher(ann.get("/").expect(200).text());
        List<String> files = named.results().map(file -> file.group(1)).toList();

        assertThat(files).anyMatch(file -> file.endsWith("/app/main.js")).hasSizeGreaterThan(5);
        for (String file : files) {
            assertThat(ann.get(file).expect(200).header("Cache-Control"))
                    .as(file)
                    .contains("immutable");
            assertGuarded(ann.get(file));
        }
        String main = files.get(files.size() - 1);
        String ofAnotherBuild = main.replaceAll("/at/[^/]+", "/at/20200101-000000");
        assertThat(ann.get(ofAnotherBuild).expect(200).header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/at/20200101-000000/app/nothing.js",
                "/at/20200101-000000/WEB-INF/web.xml",
                "/at/20200101-000000/app/../WEB-INF/web.xml",
                "/at/20200101-000000/app/",
                "/at/app/main.js",
                "/at/"
            })
    void nothingElseIsThere(String path) {
        Answer answer = ann.get(path).expect(404);

        assertThat(answer.text()).doesNotContain("<web-app");
        assertGuarded(answer);
    }

    @Test
    void pagesThatAreNotThereAreGuardedToo() {
        assertGuarded(ann.get("/nothing").expect(404));
    }

    /** Until the operator has set a token for them. */
    @Test
    void metricsAreNotThere() {
        Answer answer = ann.with("Authorization", "Bearer ").get("/metrics").expect(404);

        assertThat(answer.text()).doesNotContain("countersign_");
        assertGuarded(answer);
    }

    private static void assertGuarded(Answer answer) {
        Map<String, String> policy = Arrays.stream(
                        answer.header("Content-Security-Policy").split(";"))
                .map(String::strip)
                .filter(directive -> !directive.isEmpty())
                .collect(Collectors.toMap(
                        directive -> directive.split(" ")[0],
                        directive -> directive.substring(directive.indexOf(' ') + 1)));
        String what = answer.toString();
        assertThat(policy).as(what).containsEntry("frame-ancestors", "'none'").containsEntry("base-uri", "'none'");
        assertThat(answer.header("Server") + answer.header("X-Powered-By"))
                .as(what)
                .isEmpty();
        assertThat(policy.getOrDefault("script-src", policy.get("default-src")))
                .as(what)
                .doesNotContain("unsafe", "http:", "https:", "data:", "blob:", "*");
        assertThat(policy.getOrDefault("object-src", policy.get("default-src"))).isEqualTo("'none'");
        assertThat(answer.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).as(what).isEqualTo("no-referrer");
        assertThat(answer.header("Access-Control-Allow-Origin")).as(what).isEmpty();
    }
}
