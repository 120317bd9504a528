package io.countersign.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.countersign.testing.Answer;
import io.countersign.testing.Phone;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A phone that is paired shows that it holds the key which it names; a try that does not leaves the code good. */
class PairingProofIT {

    private static final String PATH = "/api/trusted-sessions";
    private static Desk desk;

    private final Phone phone = new Phone(desk.server());
    private String code;

    @BeforeAll
    static void begin() {
        desk = Desk.of("ann@acme.test");
    }

    @BeforeEach
    void start() {
        code = desk.startPairing().path("code").asText();
    }

    @Test
    void proofByAnotherKeyPairsNobody() {
        Phone other = new Phone(desk.server());

        Answer answer =
                pair(phone.key().toPublicJWK(), other.proof("POST", PATH).signedBy(other.key()));

        assertRefused(answer);
    }

    @Test
    void proofWithTheRightKeyButSignedByAnotherPairsNobody() {
        Phone other = new Phone(desk.server());

        assertRefused(pair(phone.key().toPublicJWK(), phone.proof("POST", PATH).signedBy(other.key())));
    }

    @Test
    void withoutProofNobodyIsPaired() {
        assertRefused(pair(phone.key().toPublicJWK(), null));
    }

    @Test
    void proofForAnotherPathPairsNobody() {
        assertRefused(
                pair(phone.key().toPublicJWK(), phone.proof("POST", PATH + "/x").signedBy(phone.key())));
    }

    @Test
    void proofIsGoodOnce() {
        String proof = phone.proof("POST", PATH).signedBy(phone.key());
        String right = code;
        code = "B".repeat(43);
        assertThat(pair(phone.key().toPublicJWK(), proof).status()).isEqualTo(404);
        code = right;

        assertRefused(pair(phone.key().toPublicJWK(), proof));
    }

    @Test
    void privateKeyIsNotTaken() {
        assertInvalidKey(pair(phone.key(), phone.proof("POST", PATH).signedBy(phone.key())));
    }

    @Test
    void keyOnAnotherCurveIsNotTaken() throws Exception {
        ECKey other = new ECKeyGenerator(Curve.P_384).generate();

        assertInvalidKey(pair(other.toPublicJWK(), phone.proof("POST", PATH).signedBy(phone.key())));
    }

    @Test
    void pointThatIsNotOnTheCurveIsNotTaken() {
        Map<String, Object> key = new HashMap<>(phone.key().toPublicJWK().toJSONObject());
        key.put("y", key.get("x"));

        assertInvalidKey(pair(key, phone.proof("POST", PATH).signedBy(phone.key())));
    }

    private void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("proof-invalid");
        assertThat(answer.header("WWW-Authenticate")).startsWith("DPoP");
        assertCodeIsStillGood();
    }

    private void assertInvalidKey(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo("publicKey");
        assertCodeIsStillGood();
    }

    private void assertCodeIsStillGood() {
        Phone good = new Phone(desk.server()).pair(code, "Good");
        desk.browser().delete(good.path()).expect(204);
    }

    private Answer pair(ECKey key, String proof) {
        return pair(key.toJSONObject(), proof);
    }

    private Answer pair(Map<String, Object> key, String proof) {
        Map<String, Object> body = Map.of("code", code, "name", "Pixel 9", "platform", "Android", "publicKey", key);
        return phone.send("POST", PATH, body, proof);
    }
}
