package io.countersign.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only admins may do, and what guests may not. */
class RoleIT {

    private static TestServer server;

    @BeforeAll
    static void begin() {
        server = TestServer.shared();
        server.clock().advance(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@acme.test", "guest@acme.test"})
    void whatIsForAdminsIsForbiddenToOthersBeforeAnybodyIsAsked(String email) {
        Api api = Journey.signedIn(server, email);
        String self = api.get("/api/session").json().at("/member/id").asText();

        assertForbidden(api.get("/api/audit"));
        assertForbidden(api.patch("/api/workspace", Map.of("name", "Mine")));
        assertForbidden(api.get("/api/workspace/oidc"));
        assertForbidden(api.delete("/api/workspace/oidc"));
        assertForbidden(api.post("/api/members/" + self + "/reset"));
        assertForbidden(api.patch("/api/members/" + self, Map.of("role", "owner")));
        assertForbidden(api.delete("/api/members/" + self));
        assertForbidden(api.get("/api/apps"));
        assertForbidden(api.post("/api/apps", Map.of("name", "Mine")));
        assertForbidden(api.send("DELETE", "/api/apps/a_unknown", Map.of("reason", "Mine")));
        assertForbidden(api.get("/api/scim-token"));
        assertForbidden(api.post("/api/scim-token/rotate"));
        assertForbidden(api.get("/api/members/" + self + "/trusted-sessions"));
        assertForbidden(api.post("/api/members", Map.of("email", "x@acme.test", "name", "X", "role", "guest")));
        assertForbidden(api.get("/api/invitations"));
        assertForbidden(api.post("/api/invitations/n_unknown/send"));
        assertForbidden(api.delete("/api/invitations/n_unknown"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner@acme.test", "admin@acme.test"})
    void adminsReadTheTrailAndAreAskedForTheRest(String email) {
        Api api = Journey.signedIn(server, email);

        api.get("/api/audit").expect(200);
        assertThat(api.patch("/api/workspace", Map.of("name", "Acme")).problem())
                .isEqualTo("confirmation-required");
    }

    @Test
    void changeOfTheWorkspaceIsOfTheOwnOne() {
        Api eve = Journey.signedIn(server, "eve@globex.test");

        Answer asked = eve.patch("/api/workspace", Map.of("name", "Globex Two")).expect(401);

        assertThat(asked.confirmation().at("/target/name").asText()).isEqualTo("Globex");
        eve.delete("/api/confirmations/" + asked.confirmationId()).expect(204);
    }

    @Test
    void guestMakesNoSecrets() {
        Api guest = Journey.signedIn(server, "guest@acme.test");

        assertForbidden(
                guest.post("/api/secrets", Map.of("type", "text", "name", "Mine", "fields", Map.of("note", ""))));
    }

    @Test
    void secretOfAColleagueIsNotFoundEvenForTheOwner() {
        Api ann = Journey.signedIn(server, "ann@acme.test");
        String secret = Journey.createSecret(ann, "Of Ann alone", "the note of Ann", false);
        for (String email : new String[] {"owner@acme.test", "admin@acme.test", "bob@acme.test"}) {
            Api other = Journey.signedIn(server, email);

            assertThat(other.get("/api/secrets/" + secret).status()).isEqualTo(404);
            assertThat(other.post("/api/secrets/" + secret + "/reveal").status())
                    .isEqualTo(404);
            assertThat(other.delete("/api/secrets/" + secret).status()).isEqualTo(404);
        }
    }

    private static void assertForbidden(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("forbidden");
        assertThat(answer.json().has("confirmation")).isFalse();
    }
}
