package io.countersign.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Jws;
import io.countersign.testing.Phone;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A decision that the phone has not made for just this request decides nothing. */
class ForgedDecisionIT {

    private static Desk desk;
    private static Phone phone;
    private static Phone second;
    private static String secret;
    private static String otherSecret;

    private String confirmation;
    private JsonNode request;

    @BeforeAll
    static void begin() {
        desk = Desk.of("ann@acme.test");
        phone = desk.phone();
        second = desk.another("Second");
        secret = desk.secret("Wanted");
        otherSecret = desk.secret("Something else");
    }

    @BeforeEach
    void ask() {
        confirmation = desk.ask(secret).confirmationId();
        request = phone.request(confirmation);
    }

    /** Also proves that it was still to be decided, and sets the count of failures back. */
    @AfterEach
    void approve() {
        phone.approve(confirmation).expect(200);
    }

    @AfterAll
    static void tidy() {
        desk.tidy();
    }

    static Stream<Arguments> forgeries() {
        Function<Jws, String> signed = decision -> decision.signedBy(phone.key());
        return Stream.of(
                forged("signed by a stranger", jws -> jws.signedBy(new Phone(desk.server()).key())),
                forged("signed by another phone of the member", jws -> jws.signedBy(second.key())),
                forged(
                        "another phone's whole decision",
                        jws -> jws.header("kid", second.id()).signedBy(second.key())),
                forged("alg none", Jws::unsigned),
                forged("alg HS256", jws -> jws.maced(phone.key().getX().decode())),
                forged("alg ES384", jws -> signed.apply(jws.header("alg", "ES384"))),
                forged("other kid", jws -> signed.apply(jws.header("kid", second.id()))),
                forged("no kid", jws -> signed.apply(jws.header("kid", null))),
                forged("other type", jws -> signed.apply(jws.header("typ", "JWT"))),
                forged("other confirmation", jws -> signed.apply(jws.claim("confirmation", other()))),
                forged("no confirmation", jws -> signed.apply(jws.claim("confirmation", null))),
                forged("digest of another text", jws -> signed.apply(jws.claim("textDigest", Jws.sha256("Nothing")))),
                forged("no digest", jws -> signed.apply(jws.claim("textDigest", null))),
                forged("wrong nonce", jws -> signed.apply(jws.claim("nonce", "n".repeat(43)))),
                forged("no nonce", jws -> signed.apply(jws.claim("nonce", null))),
                forged("made six minutes ago", jws -> signed.apply(jws.claim("iat", inSeconds(-360)))),
                forged("made in six minutes", jws -> signed.apply(jws.claim("iat", inSeconds(360)))),
                forged("made before time began", jws -> signed.apply(jws.claim("iat", Long.MIN_VALUE))),
                forged("made before 1970", jws -> signed.apply(jws.claim("iat", -1))),
                forged("made after all time", jws -> signed.apply(jws.claim("iat", Long.MAX_VALUE))),
                forged("no time", jws -> signed.apply(jws.claim("iat", null))),
                forged("no decision", jws -> signed.apply(jws.claim("decision", null))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void forgedDecisionIsRefused(String name, Function<Jws, String> forge) {
        Answer answer = phone.decide(confirmation, forge.apply(phone.decision(request, "approve")));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("decision-invalid");
        assertPending();
    }

    @Test
    void decisionOnOneRequestIsRefusedForAnother() {
        String other = other();
        String jws = phone.decision(phone.request(other), "approve").signedBy(phone.key());

        Answer answer = phone.decide(confirmation, jws);

        assertThat(answer.problem()).isEqualTo("decision-invalid");
        assertPending();
    }

    @Test
    void decisionOfFourMinutesAgoIsAccepted() {
        String confirmed = other();
        Jws decision = phone.decision(phone.request(confirmed), "approve").claim("iat", inSeconds(-240));

        phone.decide(confirmed, decision).expect(200);
    }

    @Test
    void sameDecisionIsGoodOnce() {
        String confirmed = other();
        String jws = phone.decision(phone.request(confirmed), "approve").signedBy(phone.key());
        phone.decide(confirmed, jws).expect(200);

        Answer replayed = phone.decide(confirmed, jws);

        assertThat(replayed.status()).isEqualTo(409);
        assertThat(replayed.problem()).isEqualTo("confirmation-answered");
        desk.browser()
                .confirmed(confirmed)
                .post("/api/secrets/" + otherSecret + "/reveal")
                .expect(200);
        assertThat(phone.decide(confirmed, jws).problem()).isEqualTo("confirmation-used");
    }

    static Stream<Object> noDecisions() {
        return Stream.of("", "garbage", "a.b.c", "..", 7, true, Map.of("a", "b"), "x".repeat(5000), "\0");
    }

    @ParameterizedTest
    @MethodSource("noDecisions")
    void whatIsNoDecisionIsRefusedByItsName(Object jws) {
        assertInvalid(Map.of("jws", jws));
    }

    @Test
    void missingDecisionIsRefusedByItsName() {
        assertInvalid(Map.of());
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("jws", null);
        assertInvalid(nothing);
    }

    private void assertInvalid(Object body) {
        Answer answer = phone.send("POST", "/api/confirmations/" + confirmation + "/decision", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo("jws");
        assertPending();
    }

    private void assertPending() {
        Answer now = desk.browser().get("/api/confirmations/" + confirmation).expect(200);
        assertThat(now.json().path("state").asText()).isEqualTo("pending");
    }

    /** One more pending confirmation of the same member. */
    private static String other() {
        return desk.ask(otherSecret).confirmationId();
    }

    private static long inSeconds(long seconds) {
        return desk.server().clock().instant().plusSeconds(seconds).getEpochSecond();
    }

    private static Arguments forged(String name, Function<Jws, String> forge) {
        return Arguments.of(name, forge);
    }
}
