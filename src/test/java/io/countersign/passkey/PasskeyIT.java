package io.countersign.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.AddedPasskey;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Authenticator;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Adding passkeys, and what ends them. */
class PasskeyIT {

    private static final TestServer server = TestServer.shared();
    private static Api admin;
    private static Phone adminsPhone;
    private static Newcomer nora;

    private Phone phone;

    @BeforeAll
    static void begin() {
        server.clock().advance(Duration.ofMinutes(61));
        admin = Journey.signedIn(server, "admin@acme.test");
        adminsPhone = Journey.onlyPhone(admin);
        nora = Newcomer.join(admin);
    }

    @BeforeEach
    void noraBeginsAnew() {
        server.clock().advance(Duration.ofMinutes(61));
        admin = Journey.signedIn(server, "admin@acme.test");
        nora = new Newcomer(nora.elsewhere(), nora.id());
        reset();
    }

    @AfterAll
    static void noraLeavesAndHasNoneWhenSheIsBack() {
        reset();
        Phone last = Journey.pairedPhone(nora.api());
        nora.passkey(last, "Until she leaves");
        Journey.confirmed(admin, adminsPhone, as -> as.delete("/api/members/" + nora.id()))
                .expect(204);
        Journey.confirmed(admin, adminsPhone, as -> as.patch("/api/members/" + nora.id(), Map.of("active", true)))
                .expect(200);

        assertThat(nora.elsewhere().get("/api/passkeys").expect(200).json().path("items"))
                .isEmpty();
        Journey.confirmed(admin, adminsPhone, as -> as.delete("/api/members/" + nora.id()))
                .expect(204);
    }

    @Test
    void addingIsConfirmedListedToldAndKeptInTheTrail() {
        phone = Journey.pairedPhone(nora.api());
        Map<String, Object> made = AddedPasskey.made(nora.api(), " Laptop ", AddedPasskey.authenticator(nora.api()));

        Answer asked = nora.api().post("/api/passkeys", made).expect(401);
        assertThat(asked.confirmation().path("action").asText()).isEqualTo("passkey.add");
        assertThat(asked.confirmation().path("methods").toString()).isEqualTo("[\"push\"]");
        assertThat(phone.request(asked.confirmationId()).path("text").asText())
                .isEqualTo("Add the passkey \"Laptop\", which can confirm in your name");
        assertThat(passkeys()).isEmpty();
        phone.approve(asked.confirmationId()).expect(200);
        JsonNode added = nora.api()
                .confirmed(asked.confirmationId())
                .post("/api/passkeys", made)
                .expect(201)
                .json();

        assertThat(passkeys()).containsExactly(added);
        assertThat(added.path("name").asText()).isEqualTo("Laptop");
        assertThat(added.path("backedUp").asBoolean()).isFalse();
        assertThat(added.path("suspect").asBoolean()).isFalse();
        assertThat(added.has("lastUsedAt")).isFalse();
        server.mailbox().take(nora.api().email(), mail -> mail.subject().equals("A passkey was added: Laptop"));
        assertThat(trail("passkey.added").at("/items/0/confirmation").asText()).isEqualTo(asked.confirmationId());
    }

    @Test
    void registrationCountsOnceAndForItsSessionAlone() {
        phone = Journey.pairedPhone(nora.api());
        Authenticator authenticator = AddedPasskey.authenticator(nora.api());
        Map<String, Object> made = AddedPasskey.made(nora.api(), "Laptop", authenticator);
        assertProblem(nora.elsewhere().post("/api/passkeys", made), 410, "passkey-expired");
        Journey.confirmed(nora.api(), phone, as -> as.post("/api/passkeys", made))
                .expect(201);

        assertProblem(nora.api().post("/api/passkeys", made), 410, "passkey-expired");
        Map<String, Object> again = AddedPasskey.made(nora.api(), "Twin", authenticator);
        assertProblem(nora.api().post("/api/passkeys", again), 409, "passkey-exists");
        nora.api()
                .delete("/api/passkeys/" + passkeys().get(0).path("id").asText())
                .expect(204);
        assertProblem(nora.api().post("/api/passkeys", again), 409, "passkey-exists");
    }

    @Test
    void newestOptionsCountForFifteenMinutes() {
        phone = Journey.pairedPhone(nora.api());
        Authenticator authenticator = AddedPasskey.authenticator(nora.api());
        Map<String, Object> older = AddedPasskey.made(nora.api(), "Laptop", authenticator);
        Map<String, Object> newer = AddedPasskey.made(nora.api(), "Laptop", authenticator);

        Answer wrong = nora.api().post("/api/passkeys", older).expect(400);
        assertThat(wrong.json().at("/errors/0/member").asText()).isEqualTo("credential");
        server.clock().advance(Duration.ofMinutes(14));
        nora.api().post("/api/passkeys", newer).expect(401);
        server.clock().advance(Duration.ofMinutes(1));
        assertProblem(nora.api().post("/api/passkeys", newer), 410, "passkey-expired");
    }

    @Test
    void whatNobodyVerifiedIsNotAskedFor() {
        phone = Journey.pairedPhone(nora.api());
        for (Authenticator authenticator : List.of(
                AddedPasskey.authenticator(nora.api()).verifying(false),
                AddedPasskey.authenticator(nora.api()).from("https://evil.test"),
                AddedPasskey.authenticator(nora.api()).framed())) {
            Map<String, Object> made = AddedPasskey.made(nora.api(), "Evil", authenticator);

            Answer wrong = nora.api().post("/api/passkeys", made).expect(400);

            assertThat(wrong.json().at("/errors/0/member").asText()).isEqualTo("credential");
        }
        assertThat(phone.requests()).isEmpty();
    }

    @Test
    void firstOneIsAddedByTheCodeInTheMailAndThenConfirmsThePhone() {
        Map<String, Object> made = AddedPasskey.made(nora.api(), "First", AddedPasskey.authenticator(nora.api()));
        assertThat(methods(nora.api().post("/api/passkeys", made))).isEqualTo("[\"email-code\"]");
        AddedPasskey first = AddedPasskey.first(nora.api(), AddedPasskey.authenticator(nora.api()));

        Answer pairing = nora.api().post("/api/pairings").expect(401);
        assertThat(methods(pairing)).isEqualTo("[\"passkey\"]");
        first.approve(nora.api(), pairing.confirmationId()).expect(200);
        nora.api().confirmed(pairing.confirmationId()).post("/api/pairings").expect(201);
    }

    @Test
    void whoHasHadOneGetsNoCodeAnyMore() {
        AddedPasskey first = AddedPasskey.first(nora.api(), AddedPasskey.authenticator(nora.api()));
        nora.api().delete("/api/passkeys/" + first.id()).expect(204);

        Map<String, Object> made = AddedPasskey.made(nora.api(), "Thief's", AddedPasskey.authenticator(nora.api()));
        Answer asked = nora.api().post("/api/passkeys", made);
        assertThat(methods(asked)).isEqualTo("[]");
        assertThat(methods(nora.api().post("/api/pairings"))).isEqualTo("[]");
        assertProblem(
                nora.api().post("/api/confirmations/" + asked.confirmationId() + "/email-code"),
                409,
                "method-unavailable");
        assertProblem(
                nora.api().confirmed(asked.confirmationId()).post("/api/passkeys", made), 409, "confirmation-pending");
    }

    @Test
    void twentyAreEnoughAndOfTwoAtOnceOneIsTheLast() {
        phone = Journey.pairedPhone(nora.api());
        for (int i = 1; i < 20; i++) {
            nora.passkey(phone, "Key " + i);
        }
        Map<String, Object> here = AddedPasskey.made(nora.api(), "Here", AddedPasskey.authenticator(nora.api()));
        Api other = nora.elsewhere();
        Map<String, Object> there = AddedPasskey.made(other, "There", AddedPasskey.authenticator(other));
        String hereBy = nora.api().post("/api/passkeys", here).expect(401).confirmationId();
        String thereBy = other.post("/api/passkeys", there).expect(401).confirmationId();
        phone.approve(hereBy).expect(200);
        phone.approve(thereBy).expect(200);

        Queue<Supplier<Answer>> calls = new ConcurrentLinkedQueue<>(List.of(
                () -> nora.api().confirmed(hereBy).post("/api/passkeys", here),
                () -> other.confirmed(thereBy).post("/api/passkeys", there)));
        List<Answer> both = Together.times(2, () -> calls.remove().get());

        assertThat(both).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        assertThat(passkeys()).hasSize(20);
        assertProblem(nora.api().post("/api/passkeys/options"), 409, "too-many-passkeys");
    }

    @Test
    void itIsRenamedByItsMemberAlone() {
        phone = Journey.pairedPhone(nora.api());
        String path = "/api/passkeys/" + nora.passkey(phone, "Laptop").id();

        assertProblem(admin.patch(path, Map.of("name", "Mine")), 404, "not-found");
        assertProblem(admin.delete(path), 404, "not-found");
        nora.api().patch(path, Map.of("name", " ")).expect(400);
        JsonNode renamed = nora.api()
                .patch(path, Map.of("name", " Desk \uD83D\uDE80 "))
                .expect(200)
                .json();
        assertThat(renamed.path("name").asText()).isEqualTo("Desk \uD83D\uDE80");
        nora.api().delete(path).expect(204);
        assertProblem(nora.api().delete(path), 404, "not-found");
        assertThat(trail("passkey.removed").at("/items/0/target/name").asText()).isEqualTo("Desk \uD83D\uDE80");
    }

    @Test
    void workspaceSwitchesThemOff() {
        phone = Journey.pairedPhone(nora.api());
        AddedPasskey passkey = nora.passkey(phone, "Laptop");
        String secret = nora.secret();
        String open = nora.api().post(secret + "/reveal").expect(401).confirmationId();
        try {
            passkeysAre(false);

            assertProblem(passkey.approve(nora.api(), open), 409, "method-unavailable");
            assertProblem(nora.api().confirmed(open).post(secret + "/reveal"), 410, "confirmation-cancelled");
            assertThat(methods(nora.api().post(secret + "/reveal"))).isEqualTo("[\"push\"]");
            assertProblem(nora.api().post("/api/passkeys/options"), 409, "method-unavailable");
        } finally {
            passkeysAre(true);
        }
        assertThat(methods(nora.api().post(secret + "/reveal"))).isEqualTo("[\"push\",\"passkey\"]");
    }

    private static void passkeysAre(boolean on) {
        Map<String, Object> change = Map.of("passkeyEnabled", on);
        Answer changed = Journey.confirmed(admin, adminsPhone, as -> as.patch("/api/workspace", change));
        assertThat(changed.expect(200).json().path("passkeyEnabled").asBoolean())
                .isEqualTo(on);
    }

    private static void reset() {
        Journey.confirmed(admin, adminsPhone, as -> as.post("/api/members/" + nora.id() + "/reset"))
                .expect(204);
    }

    private static List<JsonNode> passkeys() {
        JsonNode items = nora.api().get("/api/passkeys").expect(200).json().path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static JsonNode trail(String event) {
        return admin.get("/api/audit?event=" + event).expect(200).json();
    }

    private static String methods(Answer asked) {
        return asked.expect(401).confirmation().path("methods").toString();
    }

    static void assertProblem(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }
}
