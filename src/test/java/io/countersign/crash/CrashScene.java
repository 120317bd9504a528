package io.countersign.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.push.PushSubscription;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.FakePushService.Message;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.util.List;
import java.util.Map;

/** A member with a phone and a guarded secret, on a server that is killed while it does something with it. */
record CrashScene(TestServer server, Api member, Phone phone, PushSubscription subscription, String secret) {

    /** A member whose one phone was just paired. */
    static CrashScene of(TestServer server, String email) {
        Api member = Journey.signedIn(server, email);
        Phone phone = Journey.onlyPhone(member);
        PushSubscription subscription = server.push().subscription();
        assertThat(phone.subscribe(subscription).status() / 100).isEqualTo(2);
        return new CrashScene(server, member, phone, subscription, "").withSecret(email);
    }

    /** The same member with another secret that nobody has touched. */
    CrashScene withSecret(String name) {
        String fresh = Journey.createSecret(member, "Signing key of " + name, "swordfish of " + name, true);
        return new CrashScene(server, member, phone, subscription, fresh);
    }

    Answer reveal(Api as) {
        return as.post("/api/secrets/" + secret + "/reveal");
    }

    Answer edit(Api as, String tag) {
        return as.with("If-Match", tag)
                .patch("/api/secrets/" + secret, Map.of("fields", Map.of("note", "swordfish two")));
    }

    String tag() {
        return member.get("/api/secrets/" + secret).expect(200).header("ETag");
    }

    /** Asks to reveal the secret, and has it confirmed. */
    String confirmedReveal() {
        String confirmation = reveal(member).expect(401).confirmationId();
        phone.approve(confirmation).expect(200);
        return confirmation;
    }

    String confirmedEdit() {
        String confirmation = edit(member, tag()).expect(401).confirmationId();
        phone.approve(confirmation).expect(200);
        return confirmation;
    }

    /** The id of the one request about the secret that the phone lists. */
    String request() {
        List<JsonNode> requests = phone.requests().stream()
                .filter(request -> request.at("/target/id").asText().equals(secret))
                .toList();
        assertThat(requests).hasSize(1);
        return requests.get(0).path("id").asText();
    }

    /** The pushes about a confirmation so far. */
    List<Message> pushes(String confirmation) {
        return server.push().messages(subscription).stream()
                .filter(message -> message.payload().contains(confirmation))
                .toList();
    }

    String state(String confirmation) {
        return member.get("/api/confirmations/" + confirmation)
                .expect(200)
                .json()
                .path("state")
                .asText();
    }

    /** How often the audit trail says that this happened to the secret. */
    long audited(String event) {
        JsonNode entries = Journey.signedIn(server, "owner@acme.test")
                .get("/api/audit?limit=200")
                .expect(200)
                .json()
                .path("items");
        long count = 0;
        for (JsonNode entry : entries) {
            boolean same = entry.path("event").asText().equals(event)
                    && entry.path("target").toString().contains(secret);
            count += same ? 1 : 0;
        }
        return count;
    }

    /** The member and the phone go on as if nothing had happened, and the action runs once. */
    void assertCompletes(String confirmation) {
        phone.approve(confirmation).expect(200);
        reveal(member.confirmed(confirmation)).expect(200);
        assertThat(reveal(member.confirmed(confirmation)).problem()).isEqualTo("confirmation-used");
        assertThat(audited("secret.revealed")).isEqualTo(1);
    }
}
