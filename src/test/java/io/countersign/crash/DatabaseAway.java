package io.countersign.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.EventStream;
import io.countersign.testing.Journey;
import io.countersign.testing.Jws;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** PostgreSQL is stopped and started again under a running server, which says so meanwhile and goes on afterwards. */
record DatabaseAway(TestServer server, ExternalDatabase database) {

    /** Of a request: nobody waits for a database that is away. */
    private static final Duration BOUND = Duration.ofSeconds(5);

    void run() throws Exception {
        Health health = Health.of(server);
        health.awaitReady();
        Api admin = Journey.signedIn(server, "admin@acme.test");
        Phone phone = Journey.pairedPhone(admin);
        String secret = "/api/secrets/" + Journey.createSecret(admin, "Cellar", "11-30-52", true);
        String id = admin.post(secret + "/reveal").expect(401).confirmationId();
        Jws decision = phone.decision(phone.request(id), "approve");
        try (EventStream dialog = admin.events("/api/confirmations/" + id + "/events");
                EventStream requests = phone.requestStream()) {
            assertThat(dialog.next().json().path("state").asText()).isEqualTo("pending");
            assertThat(requests.next().json().path("items")).hasSize(1);
            CompletableFuture<Answer> poll = CompletableFuture.supplyAsync(
                    () -> admin.with("Prefer", "wait=8").get("/api/confirmations/" + id));
            database.close();
            try {
                health.awaitDown("database");
                assertThat(health.isLive()).isTrue();
                assertUnavailable(poll.get(20, TimeUnit.SECONDS));
                List.<Supplier<Answer>>of(
                                () -> admin.get("/api/session"),
                                () -> admin.get(secret),
                                () -> admin.post(secret + "/reveal"),
                                () -> admin.confirmed(id).post(secret + "/reveal"),
                                () -> admin.get("/api/confirmations/" + id),
                                () -> phone.decide(id, decision),
                                () -> Api.browser(server)
                                        .post(
                                                "/api/session",
                                                Map.of("email", "bob@acme.test", "password", Api.DEMO_PASSWORD)))
                        .forEach(call -> assertUnavailable(within(call)));
                Answer scim = within(() -> Api.browser(server)
                        .with("Authorization", "Bearer no-such-token")
                        .get("/scim/v2/Users"));
                assertThat(scim.expect(503).text()).contains("urn:ietf:params:scim:api:messages:2.0:Error");
            } finally {
                database.start();
            }

            health.awaitReady();
            phone.approve(id).expect(200);
            assertThat(dialog.next().json().path("state").asText()).isEqualTo("confirmed");
            assertThat(requests.next().json().path("items")).isEmpty();
            assertThat(admin.confirmed(id)
                            .post(secret + "/reveal")
                            .expect(200)
                            .json()
                            .at("/fields/note")
                            .asText())
                    .isEqualTo("11-30-52");
        }
        assertThat(server.log()).doesNotContain("Unexpected failure");
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.expect(503).problem()).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    private static Answer within(Supplier<Answer> call) {
        long start = System.nanoTime();
        Answer answer = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
        return answer;
    }
}
