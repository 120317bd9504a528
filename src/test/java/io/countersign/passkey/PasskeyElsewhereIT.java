package io.countersign.passkey;

import static io.countersign.passkey.PasskeyIT.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.AddedPasskey;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Passkeys where no browser session asks: on a phone, and behind a token. */
class PasskeyElsewhereIT {

    private static final TestServer server = TestServer.shared();

    private static Phone adminsPhone;
    private static Newcomer nora;
    private static Phone phone;
    private static AddedPasskey passkey;
    private static String secret;

    @BeforeAll
    static void noraHasAPhoneAndAPasskey() {
        server.clock().advance(Duration.ofMinutes(61));
        Api admin = Journey.signedIn(server, "admin@acme.test");
        adminsPhone = Journey.onlyPhone(admin);
        nora = Newcomer.join(admin);
        phone = Journey.pairedPhone(nora.api());
        passkey = nora.passkey(phone, "Laptop");
        secret = nora.secret();
    }

    @AfterAll
    static void noraLeaves() {
        Journey.confirmed(
                        Journey.signedIn(server, "admin@acme.test"),
                        adminsPhone,
                        as -> as.delete("/api/members/" + nora.id()))
                .expect(204);
    }

    @Test
    void whatAPhoneAsksItConfirmsOnlyWhereThereIsNoOtherPhone() {
        Answer asked = phone.send("POST", secret + "/reveal", null).expect(401);
        assertThat(asked.confirmation().path("methods").toString()).isEqualTo("[\"passkey\"]");
        String path = "/api/confirmations/" + asked.confirmationId() + "/passkey/";
        JsonNode options =
                phone.send("POST", path + "options", null).expect(200).json();
        Map<String, Object> right = passkey.authenticator().answer(options);
        assertProblem(nora.api().post(path + "assertion", right), 404, "confirmation-unknown");

        Phone second = Journey.pairedPhone(nora.api(), "Second");
        assertProblem(phone.send("POST", path + "assertion", right), 409, "method-unavailable");
        nora.api().delete(second.path()).expect(204);
        phone.send("POST", path + "assertion", right).expect(200);
    }

    @Test
    void phoneNeitherAddsNorRemovesAny() {
        String path = "/api/passkeys/" + passkey.id();

        assertProblem(phone.send("POST", "/api/passkeys/options", null), 401, "not-signed-in");
        assertProblem(phone.send("GET", "/api/passkeys", null), 401, "not-signed-in");
        assertProblem(phone.send("DELETE", path, null), 401, "not-signed-in");
        nora.api().patch(path, Map.of("name", "Laptop")).expect(200);
    }

    @Test
    void tokenAsksNoPasskey() {
        Map<String, Object> wanted = Map.of("name", "Script", "expiresIn", "P1D");
        String token = Journey.confirmed(nora.api(), phone, as -> as.post("/api/tokens", wanted))
                .expect(201)
                .json()
                .path("token")
                .asText();
        Api script = Api.bearer(server, token);

        Answer asked = script.post(secret + "/reveal").expect(401);

        assertThat(asked.confirmation().path("methods").toString()).isEqualTo("[\"push\"]");
        assertProblem(passkey.approve(script, asked.confirmationId()), 409, "method-unavailable");
    }
}
