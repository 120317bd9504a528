package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody is asked to confirm what could not happen: what is checked before what (protocol section 1). */
class OrderOfChecksIT {

    private static final Map<String, Object> CHANGE = Map.of("fields", Map.of("note", "after"));

    private static Desk ann;
    private static Api bob;
    private static GuardedSecret secret;

    private final Api stranger = Api.browser(TestServer.shared());

    @BeforeAll
    static void annIsAtWork() {
        Desk.anHourLater();
        ann = Desk.of("ann@acme.test");
        bob = Journey.signedIn(TestServer.shared(), "bob@acme.test");
        secret = GuardedSecret.of(ann);
    }

    @AfterEach
    void nobodyWasAsked() {
        assertThat(ann.phone().requests()).isEmpty();
    }

    @Test
    void malformedBodyComesBeforeSigningIn() {
        assertRefused(bytes(stranger, "application/json", "{\"fields\":"), 400, "invalid-request");
    }

    @Test
    void unknownMemberComesBeforeSigningIn() {
        Answer answer = bytes(stranger, "application/json", "{\"colour\":\"red\"}");

        assertRefused(answer, 400, "invalid-request");
        assertThat(answer.text()).contains("colour");
    }

    @Test
    void oversizedBodyComesBeforeSigningIn() {
        String body = "{\"fields\":{\"note\":\"" + "a".repeat(1_000_000) + "\"}}";

        assertRefused(bytes(stranger, "application/json", body), 413, "too-large");
    }

    @Test
    void otherContentTypeComesBeforeSigningIn() {
        assertRefused(bytes(stranger, "text/plain", "after"), 415, "unsupported-media-type");
    }

    @Test
    void shapeComesBeforeRole() {
        assertRefused(ann.api().patch("/api/workspace", Map.of("colour", "red")), 400, "invalid-request");
    }

    @Test
    void shapeComesBeforeTenantAndVersion() {
        assertRefused(bytes(bob, "application/json", "{}"), 400, "invalid-request");
    }

    @Test
    void signingInComesBeforeTheSecret() {
        assertRefused(stranger.patch(secret.path(), CHANGE), 401, "not-signed-in");
        assertRefused(stranger.patch("/api/secrets/x_never", CHANGE), 401, "not-signed-in");
        assertRefused(stranger.post(secret.path() + "/reveal"), 401, "not-signed-in");
        assertRefused(stranger.delete(secret.path()), 401, "not-signed-in");
        assertRefused(stranger.post("/api/pairings"), 401, "not-signed-in");
    }

    @Test
    void signingInComesBeforeThePresentedConfirmation() {
        Answer answer = stranger.confirmed("c_never").post(secret.path() + "/reveal");

        assertRefused(answer, 401, "not-signed-in");
    }

    @Test
    void tenantComesBeforeVersionAndConfirmation() {
        assertRefused(bob.patch(secret.path(), CHANGE), 404, "not-found");
        assertRefused(bob.post(secret.path() + "/reveal"), 404, "not-found");
        assertRefused(bob.delete(secret.path()), 404, "not-found");
        assertRefused(bob.confirmed("c_never").delete(secret.path()), 404, "not-found");
    }

    @Test
    void roleComesBeforeConfirmation() {
        assertRefused(ann.api().patch("/api/workspace", Map.of("numberMatching", true)), 403, "forbidden");
        assertRefused(ann.api().confirmed("c_never").post("/api/members/m_never/reset"), 403, "forbidden");
    }

    @Test
    void missingVersionComesBeforeConfirmation() {
        assertRefused(ann.api().patch(secret.path(), CHANGE), 428, "precondition-required");
        assertRefused(ann.api().confirmed("c_never").patch(secret.path(), CHANGE), 428, "precondition-required");
    }

    @Test
    void staleVersionComesBeforeConfirmation() {
        assertRefused(secret.edit(ann.api(), "after", "\"none\""), 412, "stale");
        assertRefused(secret.edit(ann.api().confirmed("c_never"), "after", "\"none\""), 412, "stale");
    }

    @Test
    void confirmationComesLast() {
        Answer asked = secret.edit(ann.api(), "after");

        assertThat(asked.expect(401).problem()).isEqualTo("confirmation-required");
        ann.api().delete("/api/confirmations/" + asked.confirmationId()).expect(204);
    }

    private static Answer bytes(Api api, String type, String body) {
        return api.with("Content-Type", type).sendBytes("PATCH", secret.path(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.expect(status).problem()).isEqualTo(problem);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .noneMatch(challenge -> challenge.startsWith("Confirmation"));
    }
}
