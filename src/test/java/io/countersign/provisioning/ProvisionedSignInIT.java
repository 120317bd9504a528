package io.countersign.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A member whom the company's directory has made has no password, until an admin invites them. */
class ProvisionedSignInIT {

    @Test
    void invitationGivesAProvisionedMemberTheFirstPassword() {
        Idp idp = Idp.of("admin@acme.test");
        String email = Idp.unique("petra") + "@acme.test";
        String scimId = Idp.id(idp.create(email, "Petra", "Provisioned").expect(201));
        Answer other =
                idp.admin().post("/api/members", invitation(email, "guest")).expect(400);
        assertThat(other.json().at("/errors/0/member").asText()).isEqualTo("role");

        idp.admin().post("/api/members", invitation(email, "user")).expect(201);
        String token = TestServer.shared().mailbox().take(email).link().replaceFirst(".*#", "");
        TestServer.shared().needles().add(token);
        Api petra = Api.browser(TestServer.shared());
        Map<String, Object> acceptance = Map.of("token", token, "name", "Mallory", "password", "amber ladder quarry");
        petra.post("/api/invitations/accept", acceptance).expect(201);

        Answer who = petra.get("/api/session").expect(200);
        assertThat(who.json().at("/member/name").asText()).isEqualTo("Petra Provisioned");
        assertThat(who.json().at("/member/role").asText()).isEqualTo("user");
        Api.browser(TestServer.shared()).signIn(email, "amber ladder quarry");
        assertThat(idp.admin()
                        .post("/api/members", invitation(email, "user"))
                        .expect(409)
                        .problem())
                .isEqualTo("member-exists");
        idp.delete("/Users/" + scimId).expect(204);
        petra.get("/api/session").expect(401);
    }

    private static Map<String, Object> invitation(String email, String role) {
        return Map.of("email", email, "name", "Petra", "role", role);
    }
}
