package io.countersign.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An action that fails on its way takes everything back, the use of its confirmation too. */
class RolledBackActionIT {

    private final TestServer server = TestServer.shared();
    private Api bob;
    private Phone phone;
    private String secret;

    @BeforeEach
    void prepare() {
        server.clock().advance(Duration.ofHours(1));
        bob = Journey.signedIn(server, "bob@acme.test");
        phone = Journey.pairedPhone(bob, "Phone of a failing action");
        endOtherPhones();
        secret = "/api/secrets/" + Journey.createSecret(bob, "Payroll", "opensesame-77", true);
    }

    @AfterEach
    void disarm() {
        server.disarm();
    }

    @Test
    void revealThatFailsLeavesTheConfirmationUsable() {
        String confirmation = reveal(bob).expect(401).confirmationId();
        phone.approve(confirmation).expect(200);
        server.failOnce("io.countersign.vault.SecretValues#read");

        Answer failed = reveal(bob.confirmed(confirmation)).expect(500);
        assertThat(failed.problem()).isEqualTo("internal");
        assertThat(failed.json().path("incident").asText()).isNotEmpty();
        assertThat(failed.text()).doesNotContain("Failed by a test");
        assertThat(state(confirmation)).isEqualTo("confirmed");

        Answer revealed = reveal(bob.confirmed(confirmation)).expect(200);
        assertThat(revealed.json().at("/fields/note").asText()).isEqualTo("opensesame-77");
        assertThat(state(confirmation)).isEqualTo("used");
        assertThat(reveal(bob.confirmed(confirmation)).problem()).isEqualTo("confirmation-used");
    }

    @Test
    void editThatFailsAfterItsWritesHasWrittenNothing() {
        String tag = bob.get(secret).expect(200).header("ETag");
        String confirmation = edit(bob, tag).expect(401).confirmationId();
        phone.approve(confirmation).expect(200);
        server.failOnce("io.countersign.vault.SecretService#tagged");

        edit(bob.confirmed(confirmation), tag).expect(500);

        assertThat(state(confirmation)).isEqualTo("confirmed");
        Answer unchanged = bob.get(secret).expect(200);
        assertThat(unchanged.header("ETag")).isEqualTo(tag);
        assertThat(unchanged.json().path("name").asText()).isEqualTo("Payroll");
        assertThat(events(confirmation)).doesNotContain("confirmation.used");

        JsonNode edited = edit(bob.confirmed(confirmation), tag).expect(200).json();
        assertThat(edited.path("name").asText()).isEqualTo("Payroll 2026");
        assertThat(events(confirmation)).containsOnlyOnce("confirmation.used");
    }

    /** A member has twenty at most. */
    private void endOtherPhones() {
        JsonNode phones = bob.get("/api/trusted-sessions?limit=200").expect(200).json();
        for (JsonNode other : phones.path("items")) {
            if (!other.path("id").asText().equals(phone.id())) {
                bob.delete("/api/trusted-sessions/" + other.path("id").asText()).expect(204);
            }
        }
    }

    private Answer reveal(Api as) {
        return as.post(secret + "/reveal");
    }

    private Answer edit(Api as, String tag) {
        return as.with("If-Match", tag).patch(secret, Map.of("name", "Payroll 2026"));
    }

    private String state(String confirmation) {
        return bob.get("/api/confirmations/" + confirmation)
                .expect(200)
                .json()
                .path("state")
                .asText();
    }

    private Iterable<String> events(String confirmation) {
        JsonNode entries = Journey.signedIn(server, "owner@acme.test")
                .get("/api/audit?limit=200")
                .expect(200)
                .json()
                .path("items");
        return entries.findParents("event").stream()
                .filter(entry -> entry.path("confirmation").asText().equals(confirmation))
                .map(entry -> entry.path("event").asText())
                .toList();
    }
}
