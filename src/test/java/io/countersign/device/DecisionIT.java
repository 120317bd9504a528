package io.countersign.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Jws;
import io.countersign.testing.Phone;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** It's me! and It's not me, and what follows from them. */
class DecisionIT {

    private static Desk desk;

    private final String name = "Secret " + Desk.word();
    private final String secret = desk.secret(name);

    @BeforeAll
    static void begin() {
        desk = Desk.of("ann@acme.test");
    }

    @Test
    void approveThenTheActionRuns() {
        String confirmation = desk.ask(secret).confirmationId();

        Answer answer = desk.phone().approve(confirmation).expect(200);

        assertThat(answer.json().path("state").asText()).isEqualTo("confirmed");
        JsonNode revealed = desk.browser()
                .confirmed(confirmation)
                .post("/api/secrets/" + secret + "/reveal")
                .expect(200)
                .json();
        assertThat(revealed.at("/fields/note").asText()).isEqualTo("the note of " + name);
    }

    @Test
    void approvalIsKeptAsAReceipt() {
        String confirmation = desk.ask(secret).confirmationId();
        Jws decision = desk.phone().decision(desk.phone().request(confirmation), "approve");
        String jws = decision.signedBy(desk.phone().key());
        desk.phone().decide(confirmation, jws).expect(200);

        JsonNode entries = Journey.signedIn(desk.server(), "admin@acme.test")
                .get("/api/audit?event=confirmation.confirmed")
                .expect(200)
                .json()
                .path("items");

        assertThat(entries).anySatisfy(entry -> {
            assertThat(entry.path("confirmation").asText()).isEqualTo(confirmation);
            assertThat(entry.path("receipt").asText()).isEqualTo(jws);
        });
    }

    @Test
    void denyThenTheActionDoesNotRun() {
        String confirmation = desk.ask(secret).confirmationId();

        Answer answer = desk.phone().deny(confirmation, false).expect(200);

        assertThat(answer.json().path("state").asText()).isEqualTo("denied");
        assertThat(state(desk.browser(), confirmation)).isEqualTo("denied");
        Answer retried = desk.browser().confirmed(confirmation).post("/api/secrets/" + secret + "/reveal");
        assertThat(retried.status()).isEqualTo(403);
        assertThat(retried.problem()).isEqualTo("confirmation-denied");
    }

    @Test
    void denialIsToldToEveryAdminOfTheWorkspaceAndToNobodyElse() {
        String confirmation = desk.ask(secret).confirmationId();

        desk.phone().deny(confirmation, false).expect(200);

        desk.server().mailbox().take("owner@acme.test", mail -> mail.text().contains(name));
        desk.server().mailbox().take("admin@acme.test", mail -> mail.text().contains(name));
        assertThat(desk.server().mailbox().all())
                .filteredOn(mail -> mail.text().contains(name))
                .allSatisfy(mail -> assertThat(mail.to()).isSubsetOf("owner@acme.test", "admin@acme.test"))
                .allSatisfy(mail -> assertThat(mail.html()).contains(name));
    }

    @Test
    void denyWithSignOutEndsTheSessionThatAskedAndNoOther() {
        Api asking = desk.secondBrowser();
        String confirmation =
                asking.post("/api/secrets/" + secret + "/reveal").expect(401).confirmationId();

        desk.phone().deny(confirmation, true).expect(200);

        assertThat(asking.get("/api/session").problem()).isEqualTo("not-signed-in");
        desk.browser().get("/api/session").expect(200);
        assertThat(desk.phone().requests()).isEmpty();
    }

    @Test
    void denyWithoutSignOutLeavesTheSession() {
        Api asking = desk.secondBrowser();
        String confirmation =
                asking.post("/api/secrets/" + secret + "/reveal").expect(401).confirmationId();

        desk.phone().deny(confirmation, false).expect(200);

        asking.get("/api/session").expect(200);
    }

    @Test
    void decideTwiceThenTheFirstHolds() {
        String confirmation = desk.ask(secret).confirmationId();
        JsonNode request = desk.phone().request(confirmation);
        desk.phone().approve(confirmation).expect(200);

        Answer second = desk.phone().decide(confirmation, desk.phone().decision(request, "deny"));

        assertThat(second.status()).as(second.toString()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("confirmation-answered");
        assertThat(state(desk.browser(), confirmation)).isEqualTo("confirmed");
    }

    @Test
    void decideWhenCancelledThenRefused() {
        String confirmation = desk.ask(secret).confirmationId();
        JsonNode request = desk.phone().request(confirmation);
        desk.browser().delete("/api/confirmations/" + confirmation).expect(204);

        Answer late = desk.phone().decide(confirmation, desk.phone().decision(request, "approve"));

        assertThat(late.status()).as(late.toString()).isEqualTo(410);
        assertThat(late.problem()).isEqualTo("confirmation-cancelled");
    }

    @Test
    void phoneOfAnotherMemberDoesNotKnowTheConfirmation() {
        String confirmation = desk.ask(secret).confirmationId();
        JsonNode request = desk.phone().request(confirmation);
        for (String email : new String[] {"bob@acme.test", "eve@globex.test"}) {
            Phone foreign = Desk.besides(email).phone();

            Answer answer = foreign.decide(confirmation, foreign.decision(request, "approve"));

            assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
            assertThat(answer.problem()).isEqualTo("confirmation-unknown");
        }
    }

    @Test
    void browserDecidesNothing() {
        String confirmation = desk.ask(secret).confirmationId();
        String jws = desk.phone()
                .decision(desk.phone().request(confirmation), "approve")
                .signedBy(desk.phone().key());

        Answer answer = desk.browser().post("/api/confirmations/" + confirmation + "/decision", Map.of("jws", jws));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(state(desk.browser(), confirmation)).isEqualTo("pending");
    }

    private static String state(Api api, String confirmation) {
        return api.get("/api/confirmations/" + confirmation)
                .expect(200)
                .json()
                .path("state")
                .asText();
    }
}
