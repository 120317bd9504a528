package io.countersign.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What provisioning may and may not do to members and teams; filters, pages. */
class ScimIT {

    private static Idp idp;

    @BeforeAll
    static void begin() {
        idp = Idp.of("admin@acme.test");
    }

    @Test
    void whoIsDeprovisionedIsOutAtOnceInEveryWay() {
        Api bob = Journey.signedIn(TestServer.shared(), "bob@acme.test");
        Api owner = Journey.signedIn(TestServer.shared(), "owner@acme.test");
        String path = "/Users/" + userId("bob@acme.test");
        Phone phone = Journey.pairedPhone(bob);
        String confirmation = bob.post("/api/pairings").expect(401).confirmationId();
        try {
            Answer out = active(path, false).expect(200);
            assertThat(out.json().path("active").asBoolean(true)).isFalse();
            bob.get("/api/session").expect(401);
            Api.browser(TestServer.shared())
                    .post("/api/session", Map.of("email", "bob@acme.test", "password", Api.DEMO_PASSWORD))
                    .expect(401);
            phone.send("GET", phone.path() + "/requests", null).expect(401);
            bob.get("/api/confirmations/" + confirmation).expect(401);
            JsonNode entry = owner.get("/api/audit?event=member.deactivated&limit=1")
                    .expect(200)
                    .json()
                    .at("/items/0");
            assertThat(entry.at("/actor/name").asText()).isEqualTo("SCIM");
            assertThat(entry.at("/actor").has("id")).isFalse();
            assertThat(entry.at("/target/name").asText()).isEqualTo("Bob Baker");
        } finally {
            active(path, true).expect(200);
            // As if he had never had a phone
            String reset = path.replace("/Users/", "/api/members/") + "/reset";
            Journey.confirmed(owner, Journey.onlyPhone(owner), as -> as.post(reset))
                    .expect(204);
        }
        bob.get("/api/session").expect(401);
        Journey.signedIn(TestServer.shared(), "bob@acme.test")
                .get("/api/session")
                .expect(200);
    }

    @Test
    void adminsAreNotInTheHandOfWhoHasTheToken() {
        String owner = "/Users/" + userId("owner@acme.test");
        Answer last = active(owner, false).expect(409);
        assertThat(last.json().path("scimType").asText()).isEqualTo("mutability");
        assertThat(last.json().path("detail").asText()).contains("last owner");
        assertThat(idp.delete(owner).expect(409).json().path("status").asText()).isEqualTo("409");
        replace(owner, "roles", List.of(Map.of("value", "user"))).expect(409);

        String admin = "/Users/" + userId("admin@acme.test");
        replace(admin, "emails[type eq \"work\"].value", "evil@example.com").expect(403);
        replace(admin, "userName", "evil@example.com").expect(403);
        replace(admin, "roles", List.of(Map.of("value", "guest"))).expect(403);
        String user =
                "/Users/" + Idp.id(idp.create(email("climber"), "A", "Climber").expect(201));
        replace(user, "roles", List.of(Map.of("value", "admin"))).expect(403);
        replace(user, "roles", List.of(Map.of("value", "king"))).expect(400);
        replace(user, "userName", "ann@acme.test").expect(409);
        idp.delete(user).expect(204);
        idp.admin().get("/api/session").expect(200);
    }

    @Test
    void whoIsProvisionedChoosesAPasswordByTheLinkInTheirMail() {
        String email = email("welcome");
        Answer made = idp.create(email, "Wanda", "Welcome").expect(201);
        String path = "/Users/" + Idp.id(made);
        TestServer server = TestServer.shared();
        String token = token(email);
        Map<String, Object> acceptance =
                Map.of("token", token, "name", "Wanda W.", "password", "correct horse battery");
        Api wanda = Api.browser(server);
        wanda.post("/api/session", Map.of("email", email, "password", "correct horse battery"))
                .expect(401);
        active(path, false).expect(200);
        wanda.post("/api/invitations/accept", acceptance).expect(409);
        active(path, true).expect(200);
        server.mailbox().forget(email);
        replace(path, "emails[type eq \"work\"].value", "new-" + email).expect(200);
        wanda.post("/api/invitations/accept", acceptance).expect(404);

        Answer joined = wanda.post(
                        "/api/invitations/accept",
                        Map.of("token", token("new-" + email), "name", "Wanda W.", "password", "correct horse battery"))
                .expect(201);
        assertThat(joined.json().at("/member/id").asText()).isEqualTo(Idp.id(made));
        wanda.get("/api/session").expect(200);
        assertThat(idp.get(path).json().path("displayName").asText()).isEqualTo("Wanda W.");
        Api.browser(server)
                .post("/api/session", Map.of("email", "new-" + email, "password", "correct horse battery"))
                .expect(200);
        idp.delete(path).expect(204);
        wanda.get("/api/session").expect(401);
    }

    private static String token(String email) {
        String link = TestServer.shared()
                .mailbox()
                .take(email, mail -> mail.link().contains("/invited#"))
                .link();
        return link.substring(link.indexOf('#') + 1);
    }

    @Test
    void filtersAndPages() {
        String mark = Idp.unique("Filtered");
        for (String given : List.of("Ada", "Bea", "Cleo")) {
            idp.create(given + "." + mark + "@example.com", given, mark).expect(201);
        }
        String all = "name.familyName eq \"" + mark + "\"";
        assertThat(found(all)).isEqualTo(3);
        assertThat(found(all + " and name.givenName sw \"B\"")).isEqualTo(1);
        assertThat(found(all + " and (name.givenName eq \"Ada\" or name.givenName eq \"Cleo\")"))
                .isEqualTo(2);
        assertThat(found("displayName co \"" + mark + "\"")).isEqualTo(3);
        assertThat(found("displayName eq \"ada " + mark + "\"")).isEqualTo(1);
        assertThat(found("emails.value eq \"bea." + mark + "@example.com\"")).isEqualTo(1);
        assertThat(found("emails[type eq \"work\" and value co \"cleo." + mark + "\"]"))
                .isEqualTo(1);
        assertThat(found(all + " and emails co \"." + mark + "@\"")).isEqualTo(3);
        assertThat(found(all + " and not (emails co \"bea.\")")).isEqualTo(2);
        assertThat(found("emails eq \"bea." + mark + "@example.com\"")).isEqualTo(1);
        assertThat(found("userName eq \"\"")).isZero();
        assertThat(found(all + " and userName ne \"\"")).isEqualTo(3);
        assertThat(found(all + " and not (userName sw \"ada\")")).isEqualTo(2);
        assertThat(found("externalId eq \"\\u0000\"")).isZero();

        String filter = "/Users?filter=name.familyName%20eq%20%22" + mark + "%22";
        JsonNode page = idp.get(filter + "&startIndex=2&count=1").expect(200).json();
        assertThat(page.path("totalResults").asInt()).isEqualTo(3);
        assertThat(page.path("itemsPerPage").asInt()).isOne();
        assertThat(page.at("/Resources/0/name/givenName").asText()).isEqualTo("Bea");
        assertThat(idp.get(filter + "&startIndex=9").expect(200).json().path("Resources"))
                .isEmpty();
        JsonNode none = idp.get("/Users?count=0").expect(200).json();
        assertThat(none.path("totalResults").asInt()).isGreaterThan(7);
        assertThat(none.path("Resources")).isEmpty();
        assertThat(idp.get("/Users?startIndex=2&count=2").expect(200).json().path("Resources"))
                .hasSize(2);
        assertThat(idp.get(filter + "&attributes=userName").expect(200).text())
                .contains("userName", "\"id\"")
                .doesNotContain("displayName", "emails");
        JsonNode searched = idp.post(
                        "/Users/.search",
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:api:messages:2.0:SearchRequest"),
                                "filter",
                                all,
                                "count",
                                2))
                .expect(200)
                .json();
        assertThat(searched.path("Resources")).hasSize(2);
        idp.get(filter + "&count=200")
                .json()
                .path("Resources")
                .forEach(
                        user -> idp.delete("/Users/" + user.path("id").asText()).expect(204));
    }

    @Test
    void teamOfTheSameNameIsTheGroup() {
        String name = Idp.unique("Both");
        String team = idp.admin()
                .post("/api/teams", Map.of("name", name))
                .expect(201)
                .json()
                .path("id")
                .asText();
        JsonNode group = idp.find("/Groups", "displayName eq \"" + name + "\"")
                .expect(200)
                .json()
                .at("/Resources/0");
        assertThat(group.path("id").asText()).isEqualTo(team);
        idp.post("/Groups", Map.of("schemas", List.of(Idp.GROUP), "displayName", name))
                .expect(409);
        String ann = userId("ann@acme.test");
        String before = idp.get("/Groups/" + team).header("ETag");
        idp.patch(
                        "/Groups/" + team,
                        List.of(Map.of("op", "add", "path", "members", "value", List.of(Map.of("value", ann)))))
                .expect(200);
        assertThat(idp.get("/Groups/" + team).header("ETag")).isNotEqualTo(before);
        assertThat(idp.admin().get("/api/audit?event=team.member-added&limit=1").text())
                .contains("\"SCIM\"", "Ann Archer (" + name + ")");
        idp.ifMatch(before).delete("/Groups/" + team).expect(412);
        idp.delete("/Groups/" + team).expect(204);
        idp.admin().get("/api/teams/" + team).expect(404);
    }

    @Test
    void serverTellsWhatItCanDo() {
        JsonNode config = idp.get("/ServiceProviderConfig").expect(200).json();
        assertThat(config.at("/patch/supported").asBoolean()).isTrue();
        assertThat(config.at("/filter/supported").asBoolean()).isTrue();
        assertThat(config.at("/etag/supported").asBoolean()).isTrue();
        assertThat(config.at("/bulk/supported").asBoolean(true)).isFalse();
        assertThat(config.at("/sort/supported").asBoolean(true)).isFalse();
        assertThat(config.at("/changePassword/supported").asBoolean(true)).isFalse();
        assertThat(config.at("/authenticationSchemes/0/type").asText()).isEqualTo("oauthbearertoken");
        assertThat(idp.get("/ResourceTypes").expect(200).text()).contains("\"/Users\"", "\"/Groups\"");
        assertThat(idp.get("/Schemas/" + Idp.USER).expect(200).text())
                .contains("userName", "externalId")
                .doesNotContain("\"password\"", "x509Certificates");
        idp.post("/Bulk", Map.of("schemas", List.of("urn:ietf:params:scim:api:messages:2.0:BulkRequest")))
                .expect(501);
    }

    private static String email(String name) {
        return Idp.unique(name) + "@example.com";
    }

    private static String userId(String userName) {
        return idp.find("/Users", "userName eq \"" + userName + "\"")
                .expect(200)
                .json()
                .at("/Resources/0/id")
                .asText();
    }

    private static Answer active(String path, boolean active) {
        return replace(path, "active", active);
    }

    private static Answer replace(String path, String attribute, Object value) {
        return idp.patch(path, List.of(Map.of("op", "replace", "path", attribute, "value", value)));
    }

    private static int found(String filter) {
        return idp.find("/Users", filter)
                .expect(200)
                .json()
                .path("totalResults")
                .asInt(-1);
    }
}
