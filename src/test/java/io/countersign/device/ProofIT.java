package io.countersign.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Jws;
import io.countersign.testing.Phone;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a phone is: by a proof for just this request, now, once (RFC 9449 section 4.3). */
class ProofIT {

    private static Desk desk;
    private static Phone phone;
    private static String path;

    @BeforeAll
    static void begin() {
        desk = Desk.of("ann@acme.test");
        phone = desk.phone();
        path = phone.path() + "/requests";
    }

    @Test
    void rightProofIsAccepted() {
        send(proof().signedBy(phone.key())).expect(200);
    }

    @Test
    void queryIsNoPartOfTheProof() {
        phone.send("GET", path + "?x=1", null, proof().signedBy(phone.key())).expect(200);
    }

    @Test
    void proofIsGoodOnce() {
        String proof = proof().signedBy(phone.key());
        send(proof).expect(200);

        assertRefused(send(proof));
    }

    @Test
    void jtiIsGoodOnceWhateverElseIsNew() {
        send(proof().claim("jti", "the-same-for-both").signedBy(phone.key())).expect(200);

        assertRefused(send(proof().claim("jti", "the-same-for-both").signedBy(phone.key())));
    }

    static Stream<Arguments> wrongProofs() {
        Function<Jws, String> signed = proof -> proof.signedBy(phone.key());
        Phone stranger = new Phone(desk.server());
        return Stream.of(
                wrong("other method", proof -> signed.apply(proof.claim("htm", "POST"))),
                wrong("other path", proof -> signed.apply(proof.claim("htu", url(phone.path())))),
                wrong("other host", proof -> signed.apply(proof.claim("htu", "http://evil.example" + path))),
                wrong(
                        "other scheme",
                        proof -> signed.apply(proof.claim("htu", url(path).replace("http:", "https:")))),
                wrong("other port", proof -> signed.apply(proof.claim("htu", "http://localhost:1" + path))),
                wrong("no htu", proof -> signed.apply(proof.claim("htu", null))),
                wrong("no htm", proof -> signed.apply(proof.claim("htm", null))),
                wrong("no iat", proof -> signed.apply(proof.claim("iat", null))),
                wrong("no jti", proof -> signed.apply(proof.claim("jti", null))),
                wrong("jti of blanks", proof -> signed.apply(proof.claim("jti", " "))),
                wrong("iat as text", proof -> signed.apply(proof.claim("iat", "now"))),
                wrong("wrong ath", proof -> signed.apply(proof.claim("ath", Jws.sha256("t_other")))),
                wrong("other type", proof -> signed.apply(proof.header("typ", "JWT"))),
                wrong("no key", proof -> signed.apply(proof.header("jwk", null))),
                wrong(
                        "private key in the header",
                        proof -> signed.apply(proof.header("jwk", phone.key().toJSONObject()))),
                wrong(
                        "other key",
                        proof -> proof.header(
                                        "jwk", stranger.key().toPublicJWK().toJSONObject())
                                .signedBy(stranger.key())),
                wrong("signed by other key", proof -> proof.signedBy(stranger.key())),
                wrong("alg none", Jws::unsigned),
                wrong("alg HS256", proof -> proof.maced(phone.key().getX().decode())),
                wrong("alg ES384", proof -> signed.apply(proof.header("alg", "ES384"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongProofs")
    void wrongProofIsRefused(String name, Function<Jws, String> spoil) {
        assertRefused(send(spoil.apply(proof())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "a.b.c", "..", "eyJ9.e30.AA", "\"", "{}", "%00"})
    void garbageIsRefused(String garbage) {
        assertRefused(send(garbage));
    }

    @Test
    void noProofIsRefused() {
        assertRefused(send(null));
    }

    @Test
    void hugeProofIsRefused() {
        assertRefused(send(proof().claim("padding", "x".repeat(5000)).signedBy(phone.key())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t_unknown", "", "x y", "'"})
    void unknownTrustedSessionIsRefused(String id) {
        Phone unknown = new Phone(desk.server(), phone.key(), id);

        assertRefused(unknown.send("GET", path, null));
    }

    @Test
    void proofOfOneRequestIsRefusedForAnother() {
        String proof = phone.proof("DELETE", phone.path()).signedBy(phone.key());

        assertRefused(phone.send("PATCH", phone.path(), Map.of("name", "Another name"), proof));
        assertRefused(send(proof));
        send(proof().signedBy(phone.key())).expect(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {-61, 61, -3600, 3600})
    void clockThatIsOffByMoreThanAMinuteIsRefused(long seconds) {
        assertRefused(atOnce(seconds));
    }

    @ParameterizedTest
    @ValueSource(longs = {-59, 59, 0})
    void clockThatIsOffByLessThanAMinuteIsAccepted(long seconds) {
        atOnce(seconds).expect(200);
    }

    /** The answer to a proof that is off by this much also when the server looks at it: the request was fast enough. */
    private static Answer atOnce(long seconds) {
        for (int i = 0; i < 50; i++) {
            Instant before = desk.server().clock().instant();
            // Rounded to what is less far from the limit while time passes
            long iat = before.plusSeconds(seconds).getEpochSecond() + (seconds == 61 || seconds == -59 ? 1 : 0);
            Answer answer = send(proof().claim("iat", iat).signedBy(phone.key()));
            if (Duration.between(before, desk.server().clock().instant()).toMillis() < 900) {
                return answer;
            }
        }
        throw new AssertionError("No request was answered within a second");
    }

    private static Arguments wrong(String name, Function<Jws, String> spoil) {
        return Arguments.of(name, spoil);
    }

    private static Jws proof() {
        return phone.proof("GET", path);
    }

    private static String url(String target) {
        return desk.server().publicUrl().resolve(target).toString();
    }

    private static Answer send(String proof) {
        return phone.send("GET", path, null, proof);
    }

    /** 401 in the form of RFC 9449 section 7.1, with the server's time, by which an app corrects its own. */
    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("proof-invalid");
        assertThat(answer.header("WWW-Authenticate")).startsWith("DPoP ").contains("error=\"invalid_dpop_proof\"");
        Instant date = ZonedDateTime.parse(answer.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        Instant now = desk.server().clock().instant();
        assertThat(date).isBetween(now.minus(Duration.ofMinutes(2)), now);
    }
}
