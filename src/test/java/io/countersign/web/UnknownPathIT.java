package io.countersign.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and methods that are not there are problems too. */
class UnknownPathIT {

    private static Api ann;

    @BeforeAll
    static void begin() {
        TestServer.shared().clock().advance(Duration.ofHours(1));
        ann = Journey.signedIn(TestServer.shared(), "ann@acme.test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/nothing",
                "/api/secrets/x/y/z",
                "/api/session/x",
                "/api/",
                "/api/WEB-INF/web.xml",
                "/api/confirmations"
            })
    void unknownPathIsAProblem(String path) {
        for (String method : new String[] {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
            Answer answer = ann.send(method, path, null);

            assertThat(answer.status()).as(method + " " + path + " " + answer).isEqualTo(404);
            assertThat(answer.problem()).as(method + " " + path).isEqualTo("not-found");
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/secrets, GET POST",
        "PUT, /api/secrets/x, GET PATCH DELETE",
        "GET, /api/secrets/x/reveal, POST",
        "PATCH, /api/session, GET POST DELETE",
        "POST, /api/workspace, GET PATCH",
        "POST, /api/sessions, GET",
        "GET, /api/pairings, POST",
        "POST, /api/members/x, GET PATCH DELETE",
        "POST, /api/trusted-sessions/x, PATCH DELETE",
        "GET, /api/trusted-sessions/x/subscription, PUT",
        "PUT, /api/apps/x, GET DELETE",
        "GET, /api/scim-token/rotate, POST",
        "PUT, /api/audit, GET",
        "DELETE, /api/push/key, GET",
        "GET, /api/confirmations/x/decision, POST"
    })
    void unknownMethodIsAProblemThatNamesTheRightOnes(String method, String path, String right) {
        Answer answer = ann.send(method, path, null);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(405);
        assertThat(answer.problem()).isEqualTo("method-not-allowed");
        assertThat(answer.header("Allow").split("\\s*,\\s*"))
                .contains(right.split(" "))
                .doesNotContain(method);
        assertThat(Arrays.asList(answer.header("Content-Type").split(";"))).contains("application/problem+json");
    }

    @Test
    void methodThatNobodyKnowsIsAProblem() {
        Answer answer = ann.send("BREW", "/api/secrets", null);

        assertThat(answer.status()).as(answer.toString()).isIn(405, 501);
    }

    @Test
    void traceTellsNothing() {
        Answer answer = ann.send("TRACE", "/api/session", null);

        assertThat(answer.status()).as(answer.toString()).isIn(404, 405, 501);
        assertThat(answer.text()).doesNotContain("countersign-session");
    }

    @Test
    void answerInAnotherFormIsAProblem() {
        Answer answer = ann.with("Accept", "image/png").get("/api/session");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(406);
        assertThat(answer.problem()).isEqualTo("not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/WEB-INF/web.xml",
                "/WEB-INF/classes/META-INF/persistence.xml",
                "/META-INF/MANIFEST.MF",
                "/nothing.html",
                "/mobile/nothing.js"
            })
    void filesThatAreNotForTheWebAreNotFound(String path) {
        Answer answer = ann.get(path);

        assertThat(answer.status()).as(path + " " + answer).isEqualTo(404);
        assertThat(answer.text()).doesNotContain("<persistence", "<web-app", "Exception", "Payara", "GlassFish");
    }
}
