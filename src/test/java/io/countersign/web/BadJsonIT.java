package io.countersign.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON that is wrong in any way is refused by every call, with the member's name, before anything else is looked at. */
class BadJsonIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();

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
    void whatIsNoJsonObjectIsRefused(JsonCall call) throws Exception {
        String right = MAPPER.writeValueAsString(call.body());
        for (String wrong : List.of(
                right.substring(0, right.length() - 1),
                "{",
                "{\"",
                "[]",
                "[" + right + "]",
                "\"text\"",
                "7",
                "true",
                "null",
                "{} {}",
                right + "x",
                right + right,
                right.replace('"', '\''),
                "{name: 1}",
                "// comment\n" + right,
                "\u0000",
                "NaN",
                "<xml/>",
                "   ")) {
            assertNamed(call, send(call, wrong.getBytes(StandardCharsets.UTF_8)), "body", wrong);
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void bodyThatIsCutOffAnywhereIsRefused(JsonCall call) throws Exception {
        byte[] right = MAPPER.writeValueAsBytes(call.body());
        for (int length = 1; length < right.length; length += 3) {
            Answer answer = send(call, Arrays.copyOf(right, length));

            assertThat(answer.status()).as("%s %d: %s", call, length, answer).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/member").asText()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void bytesThatAreNoTextAreRefused(JsonCall call) throws Exception {
        byte[] wrong = MAPPER.writeValueAsBytes(call.body());
        wrong[2] = (byte) 0xff;

        assertThat(send(call, wrong).status()).as(call.toString()).isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void emptyBodyIsRefused(JsonCall call) {
        Answer answer = json().sendBytes(call.method(), call.path(), new byte[0]);

        assertNamed(call, answer, "body", "");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void unknownMemberIsRefused(JsonCall call) {
        // What a browser's PushSubscription.toJSON() gives may hold more
        if (!call.path().endsWith("/subscription")) {
            assertNamed(call, send(call, call.with("isAdmin", true)), "isAdmin", "isAdmin");
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void memberThatIsGivenTwiceIsRefused(JsonCall call) throws Exception {
        String right = MAPPER.writeValueAsString(call.body());
        String twice = right.substring(0, right.length() - 1) + "," + right.substring(1);

        Answer answer = send(call, twice.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).as(call + " " + answer).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/member").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void valueOfAWrongTypeIsRefused(JsonCall call) {
        for (String member : call.members()) {
            Stream<Object> wrong = Stream.of(7, 1.5, List.of(), List.of("x"), Map.of(), Map.of("a", 1));
            Object ofTheOtherKind = call.isFlag(member) ? "true" : true;
            // A blank text is right for some texts, and is looked at with them
            Stream<Object> blank = call.isFlag(member) ? Stream.of("", " ", " \t") : Stream.of();
            Stream.of(wrong, blank, Stream.of(ofTheOtherKind))
                    .flatMap(values -> values)
                    // A provider of no domain, whose groups decide nothing, is right
                    .filter(value -> !call.path().endsWith("/oidc") || !value.equals(List.of()))
                    .forEach(value ->
                            assertNamed(call, send(call, call.with(member, value)), member, member + " = " + value));
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void objectInPlaceOfAnotherTypeIsRefused(JsonCall call) {
        call.body().forEach((member, value) -> {
            if (value instanceof Map) {
                for (Object wrong : List.of("text", 7, true, List.of())) {
                    assertNamed(call, send(call, call.with(member, wrong)), member, member + " = " + wrong);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("calls")
    void textThatNoDatabaseCanKeepIsRefused(JsonCall call) throws Exception {
        for (String member : call.members()) {
            if (call.isFlag(member)) {
                continue;
            }
            String text = MAPPER.writeValueAsString(call.with(member, "MARK"));
            for (String escape : List.of("\\u0000", "\\ud800", "\\udc00", "\\udc00\\ud800", "\\ud83d!")) {
                byte[] wrong = text.replace("MARK", "a" + escape).getBytes(StandardCharsets.UTF_8);

                assertNamed(call, send(call, wrong), member, member + " = " + escape);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void memberNameThatNoDatabaseCanKeepIsRefused(JsonCall call) {
        if (!call.path().endsWith("/subscription")) {
            Answer answer = send(call, "{\"a\\u0000\\ud800\":1}".getBytes(StandardCharsets.UTF_8));

            assertThat(answer.status()).as(call + " " + answer).isEqualTo(400);
        }
    }

    private static Answer send(JsonCall call, Map<String, Object> body) {
        return ann.send(call.method(), call.path(), body);
    }

    private static Answer send(JsonCall call, byte[] body) {
        return json().sendBytes(call.method(), call.path(), body);
    }

    private static Api json() {
        return ann.with("Content-Type", "application/json");
    }

    private static void assertNamed(JsonCall call, Answer answer, String member, String what) {
        assertThat(answer.status()).as("%s %s: %s", call, what, answer).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.json().path("errors").findValuesAsText("member"))
                .as("%s %s: %s", call, what, answer)
                .anyMatch(named -> named.equals(member) || named.startsWith(member + "."));
    }
}
