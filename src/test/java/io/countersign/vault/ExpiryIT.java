package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A text secret with an end is gone at its end, and soon from the disk. */
class ExpiryIT {

    private Keeper ann;

    @BeforeEach
    void annKeepsSecrets() {
        ann = Keeper.of("ann@acme.test");
    }

    @Test
    void atItsEndNobodyReadsIt() {
        String id = expiring(Duration.ofDays(1));
        assertThat(ann.look(id).path("expiresAt").asText()).isNotEmpty();
        assertThat(ann.api().get("/api/secrets?q=milk").text()).contains(id);

        later(Duration.ofDays(1));

        ann = Keeper.of("ann@acme.test");
        ann.api().get(Keeper.path(id)).expect(404);
        ann.api().post(Keeper.path(id) + "/reveal").expect(404);
        assertThat(ann.api().get("/api/secrets?q=milk").text()).doesNotContain(id);
        Keeper admin = Keeper.of("admin@acme.test");
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(expired(admin)).contains(id));
    }

    @Test
    void theEndCanBeMovedAndTakenAway() {
        String id = expiring(Duration.ofDays(1));
        Map<String, Object> never = new HashMap<>();
        never.put("expiresAt", null);
        assertThat(ann.edit(id, never).has("expiresAt")).isFalse();
        later(Duration.ofDays(2));
        ann = Keeper.of("ann@acme.test");
        ann.look(id);
    }

    @Test
    void onlyTextsAndOnlyWithin30Days() {
        Instant now = TestServer.shared().clock().instant();
        refused("text", now.minusSeconds(1).toString());
        refused("text", now.plus(Duration.ofDays(31)).toString());
        refused("server", now.plus(Duration.ofDays(1)).toString());
    }

    @Test
    void endIsATimeAndNoNumber() {
        long end =
                TestServer.shared().clock().instant().plus(Duration.ofDays(1)).getEpochSecond();
        refused("text", end);
        refused("text", Long.toString(end));
        String id = expiring(Duration.ofDays(1));
        ann.api().patch(Keeper.path(id), Map.of("expiresAt", end)).expect(400);
    }

    @Test
    void endIsToldAsItIsKept() {
        Instant end =
                TestServer.shared().clock().instant().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
        Map<String, Object> secret = Map.of(
                "type",
                "text",
                "name",
                "n",
                "fields",
                Map.of(),
                "expiresAt",
                end.plusNanos(123_456).toString());
        JsonNode made = ann.api().post("/api/secrets", secret).expect(201).json();
        assertThat(made.path("expiresAt").asText()).isEqualTo(end.toString());
        assertThat(ann.look(made.path("id").asText()).path("expiresAt").asText())
                .isEqualTo(end.toString());
    }

    private void refused(String type, Object end) {
        Map<String, Object> secret = Map.of("type", type, "name", "n", "fields", Map.of(), "expiresAt", end);
        assertThat(ann.api()
                        .post("/api/secrets", secret)
                        .expect(400)
                        .json()
                        .at("/errors/0/member")
                        .asText())
                .isEqualTo("expiresAt");
    }

    private String expiring(Duration after) {
        Instant end = TestServer.shared().clock().instant().plus(after);
        return ann.create(Map.of(
                "type", "text", "name", "Milk", "fields", Map.of("note", "sour soon"), "expiresAt", end.toString()));
    }

    private static void later(Duration step) {
        TestServer.shared().clock().advance(step);
    }

    private static String expired(Keeper admin) {
        return admin.api().get("/api/audit?event=secret.expired").expect(200).text();
    }
}
