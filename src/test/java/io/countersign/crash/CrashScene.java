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
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A member with one phone and a guarded secret, on a server that is killed again and again. Its clock stands still, so
 * that however long a restart takes, nothing expires meanwhile.
 */
record CrashScene(TestServer server, Api member, Phone phone, PushSubscription subscription, String secret) {

    /** Of a dispatcher's claim; a dead one's is free after it. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** Starts the server, stops its clock and pairs the phone. */
    static CrashScene open() {
        TestServer server = TestServer.with().start();
        server.clock().stop();
        Api ann = Journey.signedIn(server, "ann@acme.test");
        Phone phone = Journey.pairedPhone(ann);
        PushSubscription subscription = server.push().subscription();
        assertThat(phone.subscribe(subscription).status() / 100).isEqualTo(2);
        return new CrashScene(server, ann, phone, subscription, "");
    }

    /** The same member an hour later, in a new browser, with a secret that nobody has touched. */
    CrashScene next() {
        server.clock().advance(Duration.ofHours(1));
        Api ann = Journey.signedIn(server, "ann@acme.test");
        String fresh = Journey.createSecret(
                ann, "Signing key", "swordfish of the " + server.clock().instant(), true);
        return new CrashScene(server, ann, phone, subscription, fresh);
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

    /** Does what ends the server, waits for the end and starts it again; the answer, if one still came. */
    Optional<Answer> crash(Supplier<Answer> last) {
        Optional<Answer> answer = Optional.empty();
        try {
            answer = Optional.of(last.get());
        } catch (UncheckedIOException e) {
            // The connection went with the process
        }
        assertThat(server.exitCode()).isEqualTo(137);
        server.restart();
        return answer;
    }

    void passLease() {
        server.clock().advance(LEASE.plusSeconds(1));
    }

    /** The id of the one request that the phone lists. */
    String onlyRequest() {
        List<JsonNode> requests = phone.requests();
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
