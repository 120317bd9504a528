package io.countersign.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.EventStream;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What the launcher does for {@code countersign.jar}, on servers that have none: ids in the log, and a stop that lets go. */
@EnabledIfSystemProperty(named = "test.server", matches = ".+")
class OtherServerIT {

    @Test
    void linesNameTheirRequestAndWhoWaitsAtTheEndComesBackAndGoesOn() throws Exception {
        try (TestServer server =
                TestServer.with().setting("countersign.log.requests", "true").start()) {
            Api ann = Journey.signedIn(server, "ann@acme.test");
            Phone phone = Journey.pairedPhone(ann);
            ann.with("X-Request-Id", "from-the-proxy-1").get("/api/secrets").expect(200);
            await("its line").until(() -> server.log().contains("[from-the-proxy-1] GET /api/secrets 200 "));

            String reveal = "/api/secrets/" + Journey.createSecret(ann, "Deed", "in the attic", true) + "/reveal";
            String asked = ann.post(reveal).expect(401).confirmationId();
            String path = "/api/confirmations/" + asked;
            sendsAwayWhoWaits(server, ann, phone, path);
            server.restart();
            try (EventStream events = ann.events(path + "/events")) {
                events.next();
                phone.approve(asked).expect(200);
                assertThat(events.next().json().path("state").asText()).isEqualTo("confirmed");
            }
            ann.confirmed(asked).post(reveal).expect(200);
        }
    }

    private static void sendsAwayWhoWaits(TestServer server, Api ann, Phone phone, String path) throws Exception {
        try (EventStream events = ann.events(path + "/events");
                EventStream requests = phone.requestStream()) {
            CompletableFuture<Answer> poll = CompletableFuture.supplyAsync(
                    () -> ann.with("Prefer", "wait=25").get(path));
            events.next();
            requests.next();
            // One that is served later than the last poll waits beside it
            ann.with("Prefer", "wait=1").get(path).expect(200);

            CompletableFuture<Integer> stop = CompletableFuture.supplyAsync(server::stop);

            assertThat(poll.get(3, TimeUnit.SECONDS)
                            .expect(200)
                            .json()
                            .path("state")
                            .asText())
                    .isEqualTo("pending");
            assertThat(events.awaitEnd(Duration.ofSeconds(3))).isTrue();
            assertThat(requests.awaitEnd(Duration.ofSeconds(3))).isTrue();
            stop.get(20, TimeUnit.SECONDS);
        }
    }
}
