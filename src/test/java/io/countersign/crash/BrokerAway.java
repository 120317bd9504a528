package io.countersign.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.push.PushSubscription;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.EventStream;
import io.countersign.testing.ExternalBroker;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** What a server does without its broker: everything but sending, and that later. No request waits for it. */
record BrokerAway(TestServer server, ExternalBroker broker) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Of a request; what it takes without a broker is a fraction of that. */
    private static final Duration BOUND = Duration.ofSeconds(5);

    /** The server was started without it; when it comes, it first wants another password. */
    void atStart() {
        Health health = Health.of(server);
        health.awaitApplication();
        health.awaitDown("broker");
        Api eve = Journey.signedIn(server, "eve@globex.test");
        String id = within(() -> eve.post("/api/pairings")).expect(401).confirmationId();
        JsonNode sent = within(() -> eve.post("/api/confirmations/" + id + "/email-code"))
                .expect(200)
                .json();
        assertThat(sent.path("sent").toString()).contains("email-code");
        assertThat(server.mailbox().all()).isEmpty();

        assertThat(health.reason("broker")).isEqualTo("It cannot be reached");
        broker.start("bittern-in-the-reeds");
        assertRefusalIsTold(health);
        broker.close();
        broker.start();

        health.awaitReady();
        server.clock().advance(Duration.ofSeconds(6));
        String code = server.mailbox().take("eve@globex.test").code();
        eve.post("/api/confirmations/" + id + "/code", Map.of("code", code)).expect(200);
        eve.confirmed(id).post("/api/pairings").expect(201);
    }

    /** The dialog goes on, too: on one node it needs no broker. */
    void meanwhile() {
        Api owner = Journey.signedIn(server, "owner@acme.test");
        Phone phone = Journey.pairedPhone(owner);
        PushSubscription subscription = server.push().subscription();
        phone.subscribe(subscription);
        String secret = "/api/secrets/" + Journey.createSecret(owner, "Router", "hunter2-router", true) + "/reveal";
        String other = "/api/secrets/" + Journey.createSecret(owner, "Switch", "hunter2-switch", true) + "/reveal";

        broker.close();
        String later;
        try {
            Health.of(server).awaitDown("broker");
            later = within(() -> owner.post(other)).expect(401).confirmationId();
            String id = within(() -> owner.post(secret)).expect(401).confirmationId();
            try (EventStream dialog = owner.events("/api/confirmations/" + id + "/events")) {
                JsonNode asked = dialog.next().json();
                assertThat(asked.path("state").asText()).isEqualTo("pending");
                assertThat(asked.path("sent").toString()).contains("push");
                within(() -> phone.approve(id)).expect(200);
                assertThat(dialog.next().json().path("state").asText()).isEqualTo("confirmed");
                within(() -> owner.confirmed(id).post(secret)).expect(200);
            }
            assertThat(server.push().messages(subscription)).isEmpty();
        } finally {
            broker.start();
        }

        Health.of(server).awaitReady();
        server.clock().advance(Duration.ofSeconds(6));
        await("the push")
                .atMost(PATIENCE)
                .until(() -> server.push().messages(subscription).stream()
                        .anyMatch(push -> push.payload().contains(later)));
        phone.approve(later).expect(200);
        owner.confirmed(later).post(other).expect(200);
        assertThat(server.push().messages(subscription))
                .as("nobody is pushed to about what is over")
                .hasSize(1);
    }

    /** Who waits is answered in time, although many more sends are under way than there are workers. */
    void silent() {
        Api admin = Journey.signedIn(server, "admin@acme.test");
        Phone phone = Journey.pairedPhone(admin);
        phone.subscribe(server.push().subscription());
        String secret = "/api/secrets/" + Journey.createSecret(admin, "Hub", "hunter2-hub", true) + "/reveal";

        broker.close();
        try (SilentPort silent = new SilentPort(broker.port())) {
            Health.of(server).awaitDown("broker");
            for (int send = 0; send < 40; send++) {
                within(() -> phone.send("POST", phone.path() + "/test-push", null))
                        .expect(202);
            }
            String id = within(() -> admin.post(secret)).expect(401).confirmationId();
            Api waiting = admin.with("Prefer", "wait=1");
            JsonNode now = within(() -> waiting.get("/api/confirmations/" + id))
                    .expect(200)
                    .json();
            assertThat(now.path("state").asText()).isEqualTo("pending");
            phone.approve(id).expect(200);
        } finally {
            broker.start();
        }
        Health.of(server).awaitReady();
    }

    /** Told by readiness and in the log, without the password. */
    private void assertRefusalIsTold(Health health) {
        String told = "It refuses countersign.broker.user and its password";
        await("why")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(health.reason("broker")).isEqualTo(told));
        assertThat(server.log()).contains(told).doesNotContain(ExternalBroker.PASSWORD, "AMQ154003");
    }

    private static Answer within(Supplier<Answer> call) {
        long start = System.nanoTime();
        Answer answer = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
        return answer;
    }
}
