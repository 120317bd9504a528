package io.countersign.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SCIM token is viewed and replaced by admins only, after a confirmation, and opens one workspace's SCIM only. */
class ScimTokenIT {

    private Idp idp;

    @BeforeEach
    void begin() {
        idp = Idp.of("admin@acme.test");
    }

    @Test
    void tokenIsTheSameWheneverItIsViewedAndWorks() {
        Answer asked = idp.admin().get("/api/scim-token").expect(401);
        assertThat(asked.confirmation().path("action").asText()).isEqualTo("scim.view");
        assertThat(asked.confirmation().path("text").asText()).contains("SCIM API token", "\"Acme\"");
        idp.phone().approve(asked.confirmationId()).expect(200);
        Answer shown = idp.admin()
                .confirmed(asked.confirmationId())
                .get("/api/scim-token")
                .expect(200);
        String token = shown.json().path("token").asText();
        assertThat(token).matches("scim_[A-Za-z0-9_-]{43}");
        assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
        Idp.client(token).get("/scim/v2/Users").expect(200);
        assertThat(Idp.of("admin@acme.test").scim().headers().get("Authorization"))
                .isEqualTo("Bearer " + token);

        JsonNode status = idp.admin().get("/api/scim-token/status").expect(200).json();
        assertThat(status.path("baseUrl").asText())
                .isEqualTo(TestServer.shared().publicUrl() + "/scim/v2");
        assertThat(status.path("lastUsedAt").asText()).isNotEmpty();
        assertThat(status.toString()).doesNotContain(token);
        assertThat(idp.admin()
                        .get("/api/audit?event=scim.token-viewed")
                        .expect(200)
                        .text())
                .contains("Adam Admin", asked.confirmationId())
                .doesNotContain(token);
    }

    @Test
    void rotationEndsTheOldTokenAtOnce() {
        idp.get("/Users").expect(200);
        String renewed = Journey.confirmed(idp.admin(), idp.phone(), api -> api.post("/api/scim-token/rotate"))
                .expect(200)
                .json()
                .path("token")
                .asText();
        Answer refused = idp.get("/Users").expect(401);
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(refused.json().path("schemas").get(0).asText()).isEqualTo(Idp.ERROR);
        assertThat(refused.json().path("status").asText()).isEqualTo("401");
        Idp.client(renewed).get("/scim/v2/Users").expect(200);
        assertThat(idp.admin().get("/api/scim-token/status").expect(200).json().has("lastUsedAt"))
                .isTrue();
    }

    @Test
    void nobodyButAdminsSeesAnythingOfIt() {
        for (String email : new String[] {"ann@acme.test", "guest@acme.test"}) {
            Api member = Journey.signedIn(TestServer.shared(), email);
            member.get("/api/scim-token").expect(403);
            member.get("/api/scim-token/status").expect(403);
            member.post("/api/scim-token/rotate").expect(403);
        }
        Api.browser(TestServer.shared()).get("/api/scim-token").expect(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users", "/Groups", "/ServiceProviderConfig", "/Schemas", "/ResourceTypes", "/nothing"})
    void withoutTheTokenThereIsNothing(String path) {
        Api nobody = Api.browser(TestServer.shared()).with("Accept", "application/scim+json");
        for (Api client : new Api[] {
            nobody,
            nobody.with("Authorization", "Bearer "),
            nobody.with("Authorization", "Basic c2NpbTp4"),
            Idp.client("scim_" + "x".repeat(43)),
            idp.admin()
        }) {
            Answer answer = client.get("/scim/v2" + path).expect(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(answer.header("Content-Type")).startsWith("application/scim+json");
        }
    }

    @Test
    void scimTokenIsNoApiTokenNorTheOtherWayRound() {
        Api inApi = idp.scim().with("Accept", "application/json");
        inApi.get("/api/session").expect(401);
        inApi.get("/api/members").expect(401);
        String token = Journey.confirmed(
                        idp.admin(), idp.phone(), api -> api.post("/api/tokens", Map.of("name", "No SCIM token")))
                .expect(201)
                .json()
                .path("token")
                .asText();
        Idp.client(token).get("/scim/v2/Users").expect(401);
    }

    @Test
    void tokenOfAnotherWorkspaceFindsNothingOfThisOne() {
        Idp globex = Idp.of("eve@globex.test");
        String member = idp.find("/Users", "userName eq \"ann@acme.test\"")
                .expect(200)
                .json()
                .at("/Resources/0/id")
                .asText();
        String group = Idp.id(idp.post(
                        "/Groups", Map.of("schemas", new String[] {Idp.GROUP}, "displayName", Idp.unique("Of Acme")))
                .expect(201));

        assertThat(globex.find("/Users", "userName eq \"ann@acme.test\"")
                        .expect(200)
                        .text())
                .contains("\"totalResults\":0");
        for (String all : new String[] {"/Users?count=200", "/Groups?count=200"}) {
            assertThat(globex.get(all).expect(200).text()).doesNotContain("acme.test", "Of Acme", member, group);
        }
        for (String path : new String[] {"/Users/" + member, "/Groups/" + group}) {
            globex.get(path).expect(404);
            globex.delete(path).expect(404);
            globex.patch(path, java.util.List.of(Map.of("op", "replace", "path", "displayName", "value", "Evil")))
                    .expect(404);
        }
        globex.post(
                        "/Groups",
                        Map.of(
                                "schemas",
                                new String[] {Idp.GROUP},
                                "displayName",
                                Idp.unique("Of Globex"),
                                "members",
                                new Object[] {Map.of("value", member)}))
                .expect(400);
        assertThat(globex.create("ann@acme.test", "Ann", "Evil").expect(409).text())
                .doesNotContain(member);
        idp.delete("/Groups/" + group).expect(204);
    }
}
