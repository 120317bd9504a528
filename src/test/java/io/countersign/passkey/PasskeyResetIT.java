package io.countersign.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.AddedPasskey;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An admin's reset takes all that its member confirms with, what is being added meanwhile too. */
class PasskeyResetIT {

    private final TestServer server = TestServer.shared();
    private Api admin;
    private Phone adminsPhone;
    private Newcomer nora;

    @BeforeEach
    void begin() {
        server.clock().advance(Duration.ofMinutes(61));
        admin = Journey.signedIn(server, "admin@acme.test");
        adminsPhone = Journey.onlyPhone(admin);
        nora = Newcomer.join(admin);
    }

    @AfterEach
    void noraLeaves() {
        Journey.confirmed(admin, adminsPhone, as -> as.delete("/api/members/" + nora.id()))
                .expect(204);
    }

    @Test
    void resetEndsItAndWhatItHasConfirmedAndOpensTheCodeOnceMore() {
        AddedPasskey first = AddedPasskey.first(nora.api(), AddedPasskey.authenticator(nora.api()));
        String secret = nora.secret();
        String confirmed = nora.api().post(secret + "/reveal").expect(401).confirmationId();
        first.approve(nora.api(), confirmed).expect(200);
        assertThat(confirmsBy()).isEqualTo("{\"passkey\":1,\"phone\":0}");

        reset();

        assertThat(items("/api/passkeys")).isEmpty();
        assertThat(confirmsBy()).isEqualTo("{\"passkey\":0,\"phone\":0}");
        PasskeyIT.assertProblem(nora.api().confirmed(confirmed).post(secret + "/reveal"), 410, "confirmation-expired");
        assertThat(nora.api()
                        .post(secret + "/reveal")
                        .expect(401)
                        .confirmation()
                        .path("methods"))
                .isEmpty();
        AddedPasskey.first(nora.api(), AddedPasskey.authenticator(nora.api()));
    }

    @Test
    void whatIsAddedDuringAResetEndsWithItOrIsRefused() {
        for (int round = 0; round < 4; round++) {
            Phone phone = Journey.pairedPhone(nora.api());
            Map<String, Object> made = AddedPasskey.made(nora.api(), "Late", AddedPasskey.authenticator(nora.api()));
            String addBy = nora.api().post("/api/passkeys", made).expect(401).confirmationId();
            phone.approve(addBy).expect(200);
            String code = Journey.pairingCode(nora.api());
            String path = "/api/members/" + nora.id() + "/reset";
            String resetBy = admin.post(path).expect(401).confirmationId();
            adminsPhone.approve(resetBy).expect(200);

            Api elsewhere = nora.elsewhere();
            Queue<Supplier<Answer>> calls = new ConcurrentLinkedQueue<>(List.of(
                    () -> nora.api().confirmed(addBy).post("/api/passkeys", made),
                    () -> new Phone(server).tryToPair(code, "Late"),
                    () -> elsewhere.delete(phone.path()),
                    () -> admin.confirmed(resetBy).post(path)));
            List<Answer> all = Together.times(4, () -> calls.remove().get());

            assertThat(all).extracting(Answer::status).contains(204).isSubsetOf(201, 204, 404, 410);
            assertThat(items("/api/passkeys")).isEmpty();
            assertThat(items("/api/trusted-sessions")).isEmpty();
        }
    }

    private void reset() {
        Journey.confirmed(admin, adminsPhone, as -> as.post("/api/members/" + nora.id() + "/reset"))
                .expect(204);
    }

    private JsonNode items(String path) {
        return nora.api().get(path).expect(200).json().path("items");
    }

    private String confirmsBy() {
        return admin.get("/api/members/" + nora.id())
                .expect(200)
                .json()
                .path("confirmsBy")
                .toString();
    }
}
