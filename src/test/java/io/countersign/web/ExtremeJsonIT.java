package io.countersign.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON that is made to wear a parser out is refused like any other that is wrong. */
class ExtremeJsonIT {

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
    void deepNestingIsRefused(JsonCall call) {
        for (String deep : List.of("[".repeat(100_000), "{\"a\":".repeat(50_000), "{\"name\":" + "[".repeat(100_000))) {
            Answer answer = send(call, deep.getBytes(StandardCharsets.UTF_8));

            assertThat(answer.status()).as(call + " " + answer).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/member").asText()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void hugeNumberIsRefused(JsonCall call) {
        String member = call.members().get(0);
        for (String number : List.of("9".repeat(5000), "1e999999999", "-0.0")) {
            byte[] wrong = ("{\"" + member + "\":" + number + "}").getBytes(StandardCharsets.UTF_8);

            assertThat(send(call, wrong).status()).as(call + " " + number).isEqualTo(400);
        }
    }

    private static Answer send(JsonCall call, byte[] body) {
        return ann.with("Content-Type", "application/json").sendBytes(call.method(), call.path(), body);
    }
}
