package io.countersign.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.push.PushSubscription;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.EventStream;
import io.countersign.testing.Journey;
import io.countersign.testing.Mail;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A phone asks for what its member may do; the tap that asks never is the one that confirms. */
class PhoneAsksIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestServer server = TestServer.shared();
    private Desk desk;
    private Phone asker;
    private Api asking;
    private String reveal;
    private Map<String, Object> changed = Map.of();

    @BeforeEach
    void begin() {
        desk = Desk.of("ann@acme.test");
        asker = desk.phone();
        Journey.endPhones(desk.browser(), asker.id());
        asking = asker.asking();
        reveal = "/api/secrets/" + desk.secret("Asked on a phone") + "/reveal";
    }

    @AfterEach
    void tidy() {
        desk.tidy();
        if (!changed.isEmpty()) {
            workspace(Map.of("phoneAsks", "other-device", "emailLinkEnabled", false));
        }
    }

    private void workspace(Map<String, Object> change) {
        changed = change;
        server.clock().advance(Duration.ofHours(1));
        Api admin = Journey.signedIn(server, "admin@acme.test");
        Journey.confirmed(admin, Journey.onlyPhone(admin), as -> as.patch("/api/workspace", change))
                .expect(200);
    }

    @Test
    void anotherPhoneConfirmsAndTheOneThatAskedDoesIt() {
        Phone other = desk.another("The other phone");
        PushSubscription ofAsker = server.push().subscription();
        PushSubscription ofOther = server.push().subscription();
        asker.subscribe(ofAsker).expect(204);
        other.subscribe(ofOther).expect(204);

        JsonNode asked = asking.post(reveal).expect(401).confirmation();
        String id = asked.path("id").asText();

        assertThat(asked.path("methods")).extracting(JsonNode::asText).containsExactly("push");
        assertThat(asked.path("sentTo")).extracting(JsonNode::asText).containsExactly("The other phone");
        assertThat(asking.post(reveal).expect(401).confirmationId()).isEqualTo(id);
        await().atMost(PATIENCE).until(() -> server.push().messages(ofOther).size() == 1);
        assertThat(server.push().messages(ofAsker)).isEmpty();
        assertThat(asker.requests()).isEmpty();
        JsonNode request = other.request(id);
        assertThat(request.at("/client/name").asText()).isEqualTo("Phone that stays, mobile app");

        // With all that the other phone knows
        Answer own = asker.decide(id, asker.decision(request, "approve"));
        assertThat(own.expect(403).problem()).isEqualTo("asked-here");
        assertThat(asker.decide(id, other.decision(request, "approve").signedBy(other.key()))
                        .expect(403)
                        .problem())
                .isEqualTo("asked-here");
        assertThat(asking.confirmed(id).post(reveal).problem()).isEqualTo("confirmation-pending");

        try (EventStream told = asking.events("/api/confirmations/" + id + "/events")) {
            assertThat(told.next().json().path("state").asText()).isEqualTo("pending");
            other.approve(id).expect(200);
            assertThat(told.next().json().path("state").asText()).isEqualTo("confirmed");
        }
        assertThat(other.asking().confirmed(id).post(reveal).problem()).isEqualTo("confirmation-mismatch");
        assertThat(asking.confirmed(id)
                        .post(reveal)
                        .expect(200)
                        .json()
                        .at("/fields/note")
                        .asText())
                .isEqualTo("the note of Asked on a phone");
    }

    @Test
    void withNothingElseNothingConfirms() {
        JsonNode asked = asking.post(reveal).expect(401).confirmation();
        String path = "/api/confirmations/" + asked.path("id").asText();

        assertThat(asked.path("methods")).isEmpty();
        assertThat(asked.path("sent")).isEmpty();
        for (String method : List.of("push", "email", "email-code")) {
            assertThat(asking.post(path + "/" + method).problem()).isEqualTo("method-unavailable");
        }
        assertThat(asker.decide(asked.path("id").asText(), "a.b.c").problem()).isEqualTo("asked-here");
        // Asked in the browser it is for this phone, as ever
        String inBrowser = desk.browser().post(reveal).expect(401).confirmationId();
        asker.approve(inBrowser).expect(200);
        asking.delete(path).expect(204);
    }

    @Test
    void withoutAnotherPhoneTheEmailLinkConfirms() {
        workspace(Map.of("emailLinkEnabled", true));
        JsonNode asked = asking.post(reveal).expect(401).confirmation();
        String id = asked.path("id").asText();
        assertThat(asked.path("methods")).extracting(JsonNode::asText).containsExactly("email");

        String token = mailed(id);
        Map<String, String> here = Map.of("token", token);
        assertThat(asking.post("/api/magic-links/confirm", here).problem()).isEqualTo("number-required");
        asking.post(
                        "/api/magic-links/confirm",
                        Map.of("token", token, "number", asked.path("number").asText()))
                .expect(200);
        asking.confirmed(id).post(reveal).expect(200);

        // Once there is another phone, it is that
        String next = asking.post(reveal).expect(401).confirmationId();
        String unused = mailed(next);
        Phone other = desk.another("The other phone");
        assertThat(asking.get("/api/confirmations/" + next).json().path("methods"))
                .extracting(JsonNode::asText)
                .containsExactly("push");
        assertThat(asking.post("/api/confirmations/" + next + "/email").problem())
                .isEqualTo("method-unavailable");
        assertThat(Api.browser(server)
                        .post("/api/magic-links/preview", Map.of("token", unused))
                        .problem())
                .isEqualTo("method-unavailable");
        other.approve(next).expect(200);
    }

    private String mailed(String confirmation) {
        List<Mail> earlier = server.mailbox().to("ann@acme.test");
        asking.post("/api/confirmations/" + confirmation + "/email").expect(200);
        String link = server.mailbox()
                .take("ann@acme.test", mail -> mail.subject().startsWith("Action required") && !earlier.contains(mail))
                .link();
        String token = link.replaceAll(".*#", "");
        server.needles().add(token);
        return token;
    }

    @Test
    void workspaceWantsAnotherPhoneOnly() {
        workspace(Map.of("emailLinkEnabled", true, "phoneAsks", "other-device-only"));

        JsonNode asked = asking.post(reveal).expect(401).confirmation();
        assertThat(asked.path("methods")).isEmpty();
        assertThat(asked.at("/problem/type").asText()).endsWith(":asked-here");
        assertThat(desk.secondBrowser().post(reveal).expect(401).confirmation().path("methods"))
                .hasSize(2);
        Phone other = desk.another("The other phone");
        Journey.confirmed(asking, other, as -> as.post(reveal)).expect(200);
    }

    @Test
    void workspaceOpensNoVaultOnPhones() {
        Phone other = desk.another("The other phone");
        Api admin = Journey.signedIn(server, "admin@acme.test");
        Phone adminsPhone = Journey.onlyPhone(admin);
        String open = asking.post(reveal).expect(401).confirmationId();
        changed = Map.of("phoneAsks", "off");
        Answer wanted = admin.patch("/api/workspace", changed).expect(401);
        assertThat(wanted.confirmation().path("text").asText()).endsWith("phones ask for nothing and only confirm");
        adminsPhone.approve(wanted.confirmationId()).expect(200);
        JsonNode now = admin.confirmed(wanted.confirmationId())
                .patch("/api/workspace", changed)
                .expect(200)
                .json();

        assertThat(now.path("phoneAsks").asText()).isEqualTo("off");
        assertThat(other.requests()).isEmpty();
        for (String path : List.of("secrets", "vaults", "members", "workspace", "session", "confirmations/" + open)) {
            Answer refused = asking.get("/api/" + path).expect(403);
            assertThat(refused.problem()).as(path).isEqualTo("phone-asking-off");
        }
        assertThat(asking.post(reveal).problem()).isEqualTo("phone-asking-off");
        assertThat(asking.confirmed(open).post(reveal).problem()).isEqualTo("phone-asking-off");
        // It still confirms what is asked elsewhere
        asker.approve(desk.browser().post(reveal).expect(401).confirmationId()).expect(200);
        // And it is the workspace's choice alone
        Phone eves = Desk.besides("eve@globex.test").phone();
        eves.asking().get("/api/secrets").expect(200);
    }

    @Test
    void phoneThatIsEndedWhileItWaitsGetsNothing() {
        Phone lost = desk.another("Phone that gets lost");
        Phone other = desk.phone();
        asking = lost.asking();
        String id = asking.post(reveal).expect(401).confirmationId();
        JsonNode request = other.request(id);
        try (EventStream told = asking.events("/api/confirmations/" + id + "/events")) {
            told.next();

            desk.browser().delete(lost.path()).expect(204);

            assertThat(told.next().json().path("state").asText()).isEqualTo("cancelled");
        }
        assertThat(other.decide(id, other.decision(request, "approve")).problem())
                .isEqualTo("confirmation-cancelled");
        assertThat(asking.get("/api/secrets").problem()).isEqualTo("proof-invalid");
    }

    @Test
    void denialSignsOutThePhoneThatAsked() {
        asking = desk.another("Phone in wrong hands").asking();
        String id = asking.post(reveal).expect(401).confirmationId();

        desk.phone().deny(id, true).expect(200);

        assertThat(asking.get("/api/secrets").problem()).isEqualTo("proof-invalid");
        desk.browser().get("/api/session").expect(200);
    }

    @Test
    void phoneDoesNotManagePhonesNorSignOut() {
        desk.another("The other phone");
        Api admin =
                Journey.onlyPhone(Journey.signedIn(server, "admin@acme.test")).asking();
        String ann = desk.browser().get("/api/session").json().at("/member/id").asText();

        for (Answer refused : List.of(
                asking.post("/api/pairings"),
                asking.get("/api/pairings/p_unknown"),
                asking.delete("/api/session"),
                asking.post("/api/oidc/sign-out"),
                admin.post("/api/members/" + ann + "/reset"),
                admin.get("/api/members/" + ann + "/trusted-sessions"))) {
            assertThat(refused.expect(401).problem()).isEqualTo("not-signed-in");
        }
        asking.get("/api/session").expect(200);
    }

    @Test
    void phoneSeesWhatItsMemberSees() {
        String secret = reveal.replace("/reveal", "");
        asking.get(secret).expect(200);
        Phone eves = Desk.besides("eve@globex.test").phone();
        Phone bobs = Desk.besides("bob@acme.test").phone();
        desk.another("The other phone");
        String id = asking.post(reveal).expect(401).confirmationId();

        for (Phone stranger : List.of(eves, bobs)) {
            stranger.asking().get(secret).expect(404);
            stranger.asking().post(reveal).expect(404);
            assertThat(stranger.asking().get("/api/confirmations/" + id).problem())
                    .isEqualTo("confirmation-unknown");
            assertThat(stranger.decide(id, "a.b.c").problem()).isEqualTo("confirmation-unknown");
        }
        for (String list : List.of("vaults", "members", "teams", "workspace", "sessions", "secret-kinds")) {
            asking.get("/api/" + list).expect(200);
        }
        bobs.asking().get("/api/audit").expect(403);
    }
}
