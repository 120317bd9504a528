package io.countersign.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.passkey.RelyingParty.Copied;
import io.countersign.passkey.RelyingParty.NotVerified;
import io.countersign.platform.Json;
import io.countersign.platform.Tokens;
import io.countersign.testing.Authenticator;
import io.countersign.testing.PasskeyKey;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RelyingPartyTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ORIGIN = "https://vault.example.test:8443";

    private final RelyingParty party = new RelyingParty(URI.create(ORIGIN));
    private final String challenge = Tokens.secret();

    @ParameterizedTest
    @EnumSource
    void algorithmThatIsOfferedIsTaken(PasskeyKey.Algorithm algorithm) throws Exception {
        Authenticator authenticator = Authenticator.at(ORIGIN, algorithm).counting(7);
        Registered registered = register(authenticator);

        assertThat(registered.signCount()).isEqualTo(7);
        assertThat(Tokens.base64url(registered.credentialId())).isEqualTo(authenticator.id());
        assertThat(registered.transports()).isEqualTo(List.of("internal", "hybrid"));
        assertThat(answer(authenticator.counting(8), registered).signCount()).isEqualTo(8);
    }

    @Test
    void copiesOnOtherDevicesAreKnown() throws Exception {
        Authenticator authenticator = Authenticator.at(ORIGIN).synced(true, false);
        Registered before = register(authenticator);
        Registered after = answer(authenticator.synced(true, true), before);

        assertThat(before.backupEligible()).isTrue();
        assertThat(before.backedUp()).isFalse();
        assertThat(after.backedUp()).isTrue();
        // What could not be copied when it was made cannot be later
        assertThatExceptionOfType(NotVerified.class)
                .isThrownBy(() -> answer(authenticator.synced(false, false), after));
    }

    static Stream<UnaryOperator<Authenticator>> wrong() {
        return Stream.of(
                good -> good.from("https://evil.example.test:8443"),
                good -> good.from("https://vault.example.test"),
                good -> good.from("http://vault.example.test:8443"),
                good -> good.from("https://sub.vault.example.test:8443"),
                good -> good.from("chrome-extension://abcdefghijklmnop"),
                good -> good.forParty("example.test"),
                good -> good.saying("webauthn.other"),
                good -> good.framed(),
                good -> good.verifying(false),
                good -> good.present(false),
                good -> good.synced(false, true));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsWrongIsNeitherRegisteredNorTakenForAnAnswer(UnaryOperator<Authenticator> wrong) throws Exception {
        assertThatExceptionOfType(NotVerified.class).isThrownBy(() -> register(wrong.apply(Authenticator.at(ORIGIN))));

        Authenticator authenticator = Authenticator.at(ORIGIN);
        Registered registered = register(authenticator);
        assertThatNoException().isThrownBy(() -> answer(authenticator, registered));
        assertThatExceptionOfType(NotVerified.class).isThrownBy(() -> answer(wrong.apply(authenticator), registered));
    }

    @Test
    void registrationIsNoAnswerNorTheOtherWayRound() throws Exception {
        Authenticator authenticator = Authenticator.at(ORIGIN);
        Registered registered = register(authenticator);

        assertThatExceptionOfType(NotVerified.class)
                .isThrownBy(() -> answer(authenticator.saying("webauthn.create"), registered));
        assertThatExceptionOfType(NotVerified.class).isThrownBy(() -> register(authenticator.saying("webauthn.get")));
    }

    @Test
    void otherChallengeIsRefused() throws Exception {
        Authenticator authenticator = Authenticator.at(ORIGIN);
        Registered registered = register(authenticator);
        Attestation made = read(authenticator.register(options(Tokens.secret())), Attestation.class);
        Assertion answered = read(authenticator.answer(options(Tokens.secret())), Assertion.class);

        assertThatExceptionOfType(NotVerified.class).isThrownBy(() -> party.verify(made, challenge));
        assertThatExceptionOfType(NotVerified.class).isThrownBy(() -> party.verify(answered, registered, challenge));
    }

    @Test
    void otherKeyAndOtherCredentialAreRefused() throws Exception {
        Authenticator authenticator = Authenticator.at(ORIGIN);
        Registered registered = register(authenticator);
        Authenticator another = Authenticator.at(ORIGIN);

        assertThatExceptionOfType(NotVerified.class).isThrownBy(() -> answer(another, registered));
        assertThatExceptionOfType(NotVerified.class)
                .isThrownBy(() ->
                        answer(authenticator.signingBy(PasskeyKey.create(PasskeyKey.Algorithm.ES256)), registered));
    }

    @Test
    void counterThatDoesNotGrowIsTheSignOfACopy() throws Exception {
        Authenticator authenticator = Authenticator.at(ORIGIN).counting(5);
        Registered registered = register(authenticator);

        for (long count : new long[] {5, 4, 0}) {
            assertThatExceptionOfType(Copied.class).isThrownBy(() -> answer(authenticator.counting(count), registered));
        }
        // By whoever does not hold the key it is nothing but wrong
        assertThatExceptionOfType(NotVerified.class)
                .isThrownBy(() -> answer(
                        authenticator.counting(5).signingBy(PasskeyKey.create(PasskeyKey.Algorithm.ES256)),
                        registered));
    }

    @Test
    void whatDoesNotCountNeedNotGrow() throws Exception {
        Authenticator authenticator = Authenticator.at(ORIGIN);
        Registered registered = register(authenticator);

        assertThat(answer(authenticator, answer(authenticator, registered)).signCount())
                .isZero();
    }

    @Test
    void garbageIsRefused() {
        Authenticator authenticator = Authenticator.at(ORIGIN);
        for (String member : List.of("clientDataJSON", "attestationObject")) {
            for (String value : List.of("AAAA", "e30", "oA", "_-_-_", "a")) {
                Map<String, Object> made = authenticator.register(options(challenge));
                response(made).put(member, value);
                assertThatExceptionOfType(NotVerified.class)
                        .as(member + " " + value)
                        .isThrownBy(() -> party.verify(read(made, Attestation.class), challenge));
            }
        }
        Map<String, Object> named = authenticator.register(options(challenge));
        named.put("id", Tokens.secret());
        assertThatExceptionOfType(NotVerified.class)
                .isThrownBy(() -> party.verify(read(named, Attestation.class), challenge));
    }

    @Test
    void garbageIsNoAnswer() throws Exception {
        Authenticator authenticator = Authenticator.at(ORIGIN);
        Registered registered = register(authenticator);
        for (String member : List.of("clientDataJSON", "authenticatorData", "signature")) {
            for (String value : List.of("AAAA", "e30", "oA", "_-_-_", "a")) {
                Map<String, Object> answered = authenticator.answer(options(challenge));
                response(answered).put(member, value);
                assertThatExceptionOfType(NotVerified.class)
                        .as(member + " " + value)
                        .isThrownBy(() -> party.verify(read(answered, Assertion.class), registered, challenge));
            }
        }
    }

    /** Whatever the bytes are, that is all that can become of them. */
    @Test
    void mutilatedAnswerNeverVerifiesAndMutilatedRegistrationDoesOrDoesNot() throws Exception {
        Authenticator authenticator = Authenticator.at(ORIGIN);
        Registered registered = register(authenticator);
        Random random = new Random(4711);
        for (int i = 0; i < 1500; i++) {
            Map<String, Object> made = authenticator.register(options(challenge));
            mutilate(response(made), "attestationObject", random);
            Map<String, Object> answered = authenticator.answer(options(challenge));
            String member =
                    List.of("clientDataJSON", "authenticatorData", "signature").get(i % 3);
            mutilate(response(answered), member, random);

            try {
                party.verify(read(made, Attestation.class), challenge);
            } catch (NotVerified e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
            assertThatExceptionOfType(NotVerified.class)
                    .as(answered.toString())
                    .isThrownBy(() -> party.verify(read(answered, Assertion.class), registered, challenge));
        }
    }

    /** Some bytes become others, among them those that begin something in CBOR; or the end is missing. */
    private static void mutilate(Map<String, Object> response, String member, Random random) {
        String right = (String) response.get(member);
        byte[] bytes = Base64.getUrlDecoder().decode(right);
        if (random.nextInt(4) == 0) {
            bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? (byte) (bytes[at] + 1 + random.nextInt(255)) : (byte) (bytes[at] ^ 0xe0);
        }
        String wrong = Tokens.base64url(bytes);
        response.put(member, wrong.equals(right) ? "AA" : wrong);
    }

    private Registered register(Authenticator authenticator) throws NotVerified {
        return party.verify(read(authenticator.register(options(challenge)), Attestation.class), challenge);
    }

    private Registered answer(Authenticator authenticator, Registered registered) throws Exception {
        return party.verify(read(authenticator.answer(options(challenge)), Assertion.class), registered, challenge);
    }

    private JsonNode options(String asked) {
        return MAPPER.valueToTree(Map.of("challenge", asked, "rpId", party.id(), "rp", Map.of("id", party.id())));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> response(Map<String, Object> credential) {
        return (Map<String, Object>) credential.get("response");
    }

    private static <T> T read(Map<String, Object> credential, Class<T> type) {
        return Json.MAPPER.convertValue(credential, type);
    }
}
