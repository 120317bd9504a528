package io.countersign.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes and content types of bodies, and bodies where none is wanted. */
class BodyFormIT {

    private static Api ann;

    @BeforeAll
    static void begin() {
        TestServer.shared().clock().advance(Duration.ofHours(1));
        ann = Journey.signedIn(TestServer.shared(), "ann@acme.test");
    }

    static Stream<JsonCall> calls() {
        return JsonCall.all();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void hugeBodyIsRefused(JsonCall call) {
        int length = call.path().startsWith("/api/secrets/import") ? 17 << 20 : 3 << 20;
        byte[] huge = ("{\"name\":\"" + "x".repeat(length) + "\"}").getBytes(StandardCharsets.UTF_8);

        Answer answer = ann.with("Content-Type", "application/json").sendBytes(call.method(), call.path(), huge);

        assertThat(answer.status()).as(call + " " + answer).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("too-large");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void otherContentTypeIsRefused(JsonCall call) throws Exception {
        byte[] right = new ObjectMapper().writeValueAsBytes(call.body());
        for (String type : new String[] {
            "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "garbage", ";"
        }) {
            Answer answer = ann.with("Content-Type", type).sendBytes(call.method(), call.path(), right);

            assertThat(answer.status()).as(call + " " + type + " " + answer).isIn(400, 415);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
        Answer plain = ann.with("Content-Type", "text/plain").sendBytes(call.method(), call.path(), right);
        assertThat(plain.status()).isEqualTo(415);
        assertThat(plain.problem()).isEqualTo("unsupported-media-type");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void noContentTypeIsRefused(JsonCall call) throws Exception {
        byte[] right = new ObjectMapper().writeValueAsBytes(call.body());

        Answer answer = ann.sendBytes(call.method(), call.path(), right);

        assertThat(answer.status()).as(call + " " + answer).isEqualTo(415);
        assertThat(ann.send(call.method(), call.path(), null).status())
                .as(call + " without a body")
                .isEqualTo(415);
    }

    @Test
    void parametersOfTheContentTypeDoNotMatter() {
        byte[] right =
                "{\"type\":\"text\",\"name\":\"Typed\",\"fields\":{\"note\":\"\"}}".getBytes(StandardCharsets.UTF_8);

        ann.with("Content-Type", "application/json; charset=utf-8")
                .sendBytes("POST", "/api/secrets", right)
                .expect(201);
    }

    @Test
    void longestNoteOfAnyCharactersFits() {
        String note = "\u0001".repeat(45_000);
        Map<String, Object> secret = Map.of("type", "text", "name", "Long", "fields", Map.of("note", note));

        ann.post("/api/secrets", secret).expect(201);

        Map<String, Object> tooLong = Map.of("type", "text", "name", "Long", "fields", Map.of("note", note + "x"));
        Answer answer = ann.post("/api/secrets", tooLong).expect(400);
        assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo("fields.note");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/secrets/x_unknown/reveal",
                "/api/pairings",
                "/api/members/m_unknown/reset",
                "/api/confirmations/c_unknown/push",
                "/api/confirmations/c_unknown/email-code",
                "/api/trusted-sessions/t_unknown/test-push"
            })
    void bodyThatNobodyWantsHarmsNothing(String path) {
        for (String body : new String[] {"{", "garbage", "[".repeat(100_000), "{\"a\":1}"}) {
            Answer answer = ann.with("Content-Type", "application/json")
                    .sendBytes("POST", path, body.getBytes(StandardCharsets.UTF_8));

            assertThat(answer.status()).as(path + " " + answer).isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%FF%FE", "%27%20or%201=1", "%20", "%F0%9F%98%80", "a;b=c"})
    void strangeIdsAreNotFound(String id) {
        for (String path : new String[] {"secrets", "members", "sessions", "trusted-sessions", "confirmations"}) {
            Answer got = ann.get("/api/" + path + "/" + id);
            Answer deleted = ann.delete("/api/" + path + "/" + id);

            assertThat(got.status()).as(path + " " + got).isIn(400, 404, 405);
            // Members are for admins
            assertThat(deleted.status()).as(path + " " + deleted).isIn(400, 403, 404, 405);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "1000000000000", "x", "", "1.5", "%00"})
    void limitThatIsNoneIsRefused(String limit) {
        for (String path : new String[] {"secrets", "members", "sessions", "trusted-sessions", "tokens"}) {
            Answer answer = ann.get("/api/" + path + "?limit=" + limit);

            assertThat(answer.status()).as(path + " " + answer).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo("limit");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x_unknown", "%00", "%27", "99999999999999999999"})
    void placeThatIsNoneIsRefused(String after) {
        for (String path : new String[] {"secrets", "members", "sessions", "trusted-sessions", "tokens"}) {
            Answer answer = ann.get("/api/" + path + "?after=" + after);

            assertThat(answer.status()).as(path + " " + answer).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo("after");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"q", "vault", "owner"})
    void nothingIsSoughtThatNoDatabaseTakes(String parameter) {
        Answer answer = ann.get("/api/secrets?" + parameter + "=a%00b");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo(parameter);
    }
}
