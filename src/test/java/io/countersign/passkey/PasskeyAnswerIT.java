package io.countersign.passkey;

import static io.countersign.passkey.PasskeyIT.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.testing.AddedPasskey;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Authenticator;
import io.countersign.testing.Journey;
import io.countersign.testing.PasskeyKey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is a passkey's answer to a confirmation, and what is none. */
class PasskeyAnswerIT {

    private static final TestServer server = TestServer.shared();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static Api admin;
    private static Phone adminsPhone;
    private static Newcomer nora;
    private static Phone phone;
    private static AddedPasskey passkey;

    private String secret;
    private String id;

    @BeforeAll
    static void noraHasAPhoneAndAPasskey() {
        server.clock().advance(Duration.ofMinutes(61));
        admin = Journey.signedIn(server, "admin@acme.test");
        adminsPhone = Journey.onlyPhone(admin);
        nora = Newcomer.join(admin);
        phone = Journey.pairedPhone(nora.api());
        passkey = nora.passkey(phone, "Laptop");
    }

    @BeforeEach
    void sheAsks() {
        server.clock().advance(Duration.ofMinutes(61));
        admin = Journey.signedIn(server, "admin@acme.test");
        nora = new Newcomer(nora.elsewhere(), nora.id());
        secret = nora.secret();
        id = ask();
    }

    @AfterAll
    static void noraLeaves() {
        server.clock().advance(Duration.ofMinutes(61));
        Journey.confirmed(
                        Journey.signedIn(server, "admin@acme.test"),
                        adminsPhone,
                        as -> as.delete("/api/members/" + nora.id()))
                .expect(204);
    }

    @Test
    void rightOneConfirmsOnceAndIsKeptAsAReceipt() throws Exception {
        JsonNode request = phone.request(id);
        JsonNode options = AddedPasskey.asked(nora.api(), id);
        assertThat(options.path("userVerification").asText()).isEqualTo("required");
        assertThat(options.at("/allowCredentials/0/id").asText())
                .isEqualTo(passkey.authenticator().id());
        Map<String, Object> assertion = passkey.authenticator().answer(options);

        JsonNode confirmed =
                AddedPasskey.answer(nora.api(), id, assertion).expect(200).json();

        assertThat(confirmed.path("state").asText()).isEqualTo("confirmed");
        assertThat(confirmed.path("answeredBy").asText()).isEqualTo("Laptop");
        nora.api().confirmed(id).post(secret + "/reveal").expect(200);
        assertProblem(AddedPasskey.answer(nora.api(), id, assertion), 409, "confirmation-used");
        JsonNode listed = nora.api().get("/api/passkeys").json().at("/items/0");
        assertThat(listed.has("lastUsedAt")).isTrue();
        assertReceipt(request, options.path("challenge").asText(), assertion);
    }

    /** Whoever knows the request can make the challenge that was signed out of what the trail has kept. */
    private void assertReceipt(JsonNode request, String challenge, Map<String, Object> assertion) throws Exception {
        JsonNode entries = admin.get("/api/audit?limit=200&confirmation=" + id)
                .expect(200)
                .json()
                .path("items");
        String kept = null;
        for (JsonNode entry : entries) {
            kept = entry.path("event").asText().equals("confirmation.confirmed")
                    ? entry.path("receipt").asText()
                    : kept;
        }
        JsonNode receipt = MAPPER.readTree(kept);
        assertThat(receipt.path("passkey").asText()).isEqualTo(passkey.id());
        assertThat(MAPPER.<JsonNode>valueToTree(assertion.get("response"))).isEqualTo(receipt.path("response"));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String part : List.of(
                "countersign passkey confirmation v1",
                id,
                request.path("textDigest").asText(),
                request.path("nonce").asText(),
                receipt.path("nonce").asText())) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            digest.update(bytes);
        }
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()))
                .isEqualTo(challenge);
    }

    @Test
    void challengeIsOfThisConfirmationAndNoOther() {
        JsonNode first = AddedPasskey.asked(nora.api(), id);
        JsonNode second = AddedPasskey.asked(nora.api(), id);
        JsonNode other = AddedPasskey.asked(nora.api(), askFor(nora.secret()));

        assertThat(List.of(first, second, other))
                .extracting(options -> options.path("challenge").asText())
                .doesNotHaveDuplicates()
                .allMatch(challenge -> challenge.length() == 43);
    }

    @Test
    void whatIsWrongIsRefusedAndCounted() {
        PasskeyKey thiefs = PasskeyKey.create(PasskeyKey.Algorithm.ES256);
        List<Consumer<Authenticator>> wrong = List.of(
                one -> one.signingBy(thiefs),
                one -> one.from("https://evil.test"),
                one -> one.framed(),
                one -> one.forParty("evil.test"),
                one -> one.saying("webauthn.create"),
                one -> one.forUser("bm9ib2R5"),
                one -> one.verifying(false));
        Authenticator good = passkey.authenticator();
        for (Consumer<Authenticator> spoil : wrong) {
            Authenticator spoilt = good.twin();
            spoil.accept(spoilt);

            assertProblem(new AddedPasskey(spoilt, passkey.id()).approve(nora.api(), id), 403, "decision-invalid");
        }
        String other = askFor(nora.secret());
        AddedPasskey.asked(nora.api(), id);
        Map<String, Object> forAnother = good.answer(AddedPasskey.asked(nora.api(), other));
        assertProblem(AddedPasskey.answer(nora.api(), id, forAnother), 403, "decision-invalid");
        Map<String, Object> older = good.answer(AddedPasskey.asked(nora.api(), id));
        AddedPasskey.asked(nora.api(), id);
        assertProblem(AddedPasskey.answer(nora.api(), id, older), 403, "decision-invalid");

        // Nine; the tenth locks
        assertThat(state()).isEqualTo("pending");
        assertProblem(nora.api().confirmed(id).post(secret + "/reveal"), 409, "confirmation-pending");
        Authenticator unverified = good.twin().verifying(false);
        assertProblem(new AddedPasskey(unverified, passkey.id()).approve(nora.api(), id), 403, "decision-invalid");
        assertProblem(passkey.approve(nora.api(), id), 429, "confirmation-locked");
        assertProblem(nora.api().post(secret + "/reveal"), 429, "confirmation-locked");
    }

    @Test
    void eachChallengeIsAnsweredOnce() {
        JsonNode options = AddedPasskey.asked(nora.api(), id);
        Map<String, Object> right = passkey.authenticator().answer(options);
        Map<String, Object> wrong =
                passkey.authenticator().twin().verifying(false).answer(options);

        assertProblem(AddedPasskey.answer(nora.api(), id, wrong), 403, "decision-invalid");
        assertProblem(AddedPasskey.answer(nora.api(), id, right), 410, "passkey-expired");
        passkey.approve(nora.api(), id).expect(200);
        assertProblem(AddedPasskey.answer(nora.api(), id, right), 409, "confirmation-answered");
        String next = askFor(nora.secret());
        assertProblem(AddedPasskey.answer(nora.api(), next, right), 410, "passkey-expired");
    }

    @Test
    void ofTwoAnswersAtOnceOneCounts() {
        Map<String, Object> right = passkey.authenticator().answer(AddedPasskey.asked(nora.api(), id));

        List<Answer> both = Together.times(2, () -> AddedPasskey.answer(nora.api(), id, right));

        assertThat(both).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void challengeEndsAfterFiveMinutesAlthoughTheConfirmationGoesOn() {
        phone.subscribe(server.push().subscription()).expect(204);
        nora.api().post("/api/confirmations/" + id + "/push").expect(200);
        Map<String, Object> right = passkey.authenticator().answer(AddedPasskey.asked(nora.api(), id));
        for (int i = 0; i < 2; i++) {
            server.clock().advance(Duration.ofSeconds(110));
            nora.api().post("/api/confirmations/" + id + "/push").expect(200);
        }
        server.clock().advance(Duration.ofSeconds(80));

        assertProblem(AddedPasskey.answer(nora.api(), id, right), 410, "passkey-expired");
        passkey.approve(nora.api(), id).expect(200);
    }

    @Test
    void onlyTheSessionThatAskedAnswers() {
        Map<String, Object> right = passkey.authenticator().answer(AddedPasskey.asked(nora.api(), id));
        for (Api other : List.of(nora.elsewhere(), admin, Journey.signedIn(server, "eve@globex.test"))) {
            assertProblem(AddedPasskey.answer(other, id, right), 404, "confirmation-unknown");
            assertProblem(passkey.approve(other, id), 404, "confirmation-unknown");
        }
        assertProblem(AddedPasskey.answer(Api.browser(server), id, right), 401, "not-signed-in");

        AddedPasskey.answer(nora.api(), id, right).expect(200);
    }

    @Test
    void passkeyOfAnotherOrOfNobodyIsUnknownAndNoFailure() {
        AddedPasskey admins = AddedPasskey.of(admin, adminsPhone, "Admin's");
        try {
            for (int i = 0; i < 6; i++) {
                assertProblem(admins.approve(nora.api(), id), 404, "passkey-unknown");
                AddedPasskey nobodys = new AddedPasskey(AddedPasskey.authenticator(nora.api()), "k_nobody");
                assertProblem(nobodys.approve(nora.api(), id), 404, "passkey-unknown");
            }
            passkey.approve(nora.api(), id).expect(200);
        } finally {
            admin.delete("/api/passkeys/" + admins.id()).expect(204);
        }
    }

    @Test
    void removedOneConfirmsNothingFromThenOn() {
        AddedPasskey second = nora.passkey(phone, "Lost");
        Map<String, Object> right = second.authenticator().answer(AddedPasskey.asked(nora.api(), id));
        nora.api().delete("/api/passkeys/" + second.id()).expect(204);

        assertProblem(AddedPasskey.answer(nora.api(), id, right), 404, "passkey-unknown");
        assertThat(AddedPasskey.asked(nora.api(), id).path("allowCredentials")).hasSize(1);
        passkey.approve(nora.api(), id).expect(200);
    }

    @Test
    void counterThatDoesNotGrowTakesItOutOfUse() {
        Authenticator authenticator = AddedPasskey.authenticator(nora.api()).counting(1);
        AddedPasskey copied = AddedPasskey.of(nora.api(), phone, "Copied", authenticator);
        Authenticator copy = authenticator.twin();
        authenticator.counting(2);
        String first = askFor(nora.secret());
        copied.approve(nora.api(), first).expect(200);
        copy.counting(2);

        assertProblem(new AddedPasskey(copy, copied.id()).approve(nora.api(), id), 403, "passkey-suspect");

        assertThat(state()).isEqualTo("pending");
        // The real one counts no more either
        assertProblem(copied.approve(nora.api(), id), 404, "passkey-unknown");
        JsonNode listed = nora.api().get("/api/passkeys").json().at("/items/0");
        assertThat(listed.path("id").asText()).isEqualTo(copied.id());
        assertThat(listed.path("suspect").asBoolean()).isTrue();
        server.mailbox()
                .take(nora.api().email(), mail -> mail.subject().equals("Your passkey may have been copied: Copied"));
        for (String someone : List.of("admin@acme.test", "owner@acme.test")) {
            server.mailbox().take(someone, mail -> mail.subject().equals("A passkey of Nora New may have been copied"));
        }
        assertThat(admin.get("/api/audit?event=passkey.suspected")
                        .expect(200)
                        .json()
                        .at("/items/0/target/name")
                        .asText())
                .isEqualTo("Copied");
        nora.api().delete("/api/passkeys/" + copied.id()).expect(204);
    }

    private String ask() {
        return askFor(secret);
    }

    private String askFor(String path) {
        Answer asked = nora.api().post(path + "/reveal").expect(401);
        assertThat(asked.confirmation().path("methods").toString()).isEqualTo("[\"push\",\"passkey\"]");
        return asked.confirmationId();
    }

    private String state() {
        return nora.api()
                .get("/api/confirmations/" + id)
                .expect(200)
                .json()
                .path("state")
                .asText();
    }
}
