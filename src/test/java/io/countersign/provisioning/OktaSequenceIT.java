package io.countersign.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Okta's SCIM 2.0 test sends, in its order, and what its integration sends afterwards. */
class OktaSequenceIT {

    private static Idp okta;

    @BeforeAll
    static void begin() {
        okta = Idp.of("eve@globex.test");
    }

    @Test
    void specificationTest() {
        JsonNode users = okta.get("/Users?count=1&startIndex=1").expect(200).json();
        assertThat(users.path("schemas").get(0).asText())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        assertThat(users.path("itemsPerPage").isInt()).isTrue();
        assertThat(users.path("startIndex").asInt()).isEqualTo(1);
        assertThat(users.path("totalResults").asInt()).isPositive();
        JsonNode first = users.at("/Resources/0");
        for (String path : List.of("/id", "/name/familyName", "/name/givenName", "/userName", "/emails/0/value")) {
            assertThat(first.at(path).asText()).as(path).isNotEmpty();
        }
        assertThat(first.path("active").isBoolean()).isTrue();

        okta.get("/Users/" + first.path("id").asText()).expect(200);
        assertThat(okta.find("/Users", "userName eq \"abcdefgh@atko.com\"")
                        .expect(200)
                        .json()
                        .path("totalResults")
                        .asInt(-1))
                .isZero();
        Answer unknown = okta.get("/Users/010101001010101011001010101011").expect(404);
        assertThat(unknown.json().path("detail").asText()).isNotEmpty();
        assertThat(unknown.json().path("schemas").get(0).asText()).isEqualTo(Idp.ERROR);

        String email = Idp.unique("runscope") + "@atko.com";
        Answer made = okta.create(email, "Runscope", "Okta").expect(201);
        JsonNode user = made.json();
        assertThat(user.path("active").asBoolean()).isTrue();
        assertThat(user.path("userName").asText()).isEqualTo(email);
        assertThat(user.at("/name/givenName").asText()).isEqualTo("Runscope");
        assertThat(user.at("/name/familyName").asText()).isEqualTo("Okta");
        assertThat(user.path("displayName").asText()).isEqualTo("Runscope Okta");
        assertThat(user.path("schemas").toString()).contains(Idp.USER);
        assertThat(made.header("Content-Type")).startsWith("application/scim+json");
        assertThat(made.header("Location")).isEqualTo(user.at("/meta/location").asText());

        JsonNode found = okta.get("/Users/" + Idp.id(made)).expect(200).json();
        assertThat(found).isEqualTo(user);
        Answer again = okta.create(email, "Runscope", "Okta").expect(409);
        assertThat(again.json().path("scimType").asText()).isEqualTo("uniqueness");
        assertThat(okta.get("/Groups").expect(200).json().path("schemas").toString())
                .contains("ListResponse");
    }

    @Test
    void lifeOfAUser() {
        String email = Idp.unique("isaac") + "@atko.com";
        assertThat(found("userName eq \"" + email + "\"")).isZero();
        Answer made = okta.post(
                        "/Users",
                        Map.of(
                                "schemas",
                                List.of(Idp.USER),
                                "userName",
                                email,
                                "name",
                                Map.of("givenName", "Isaac", "familyName", "Brock"),
                                "emails",
                                List.of(Map.of("primary", true, "value", email, "type", "work")),
                                "displayName",
                                "Isaac Brock",
                                "locale",
                                "en-US",
                                "externalId",
                                "00ujl29u0le5T6Aj10h7",
                                "groups",
                                List.of(),
                                "active",
                                true))
                .expect(201);
        String path = "/Users/" + Idp.id(made);
        assertThat(made.json().path("externalId").asText()).isEqualTo("00ujl29u0le5T6Aj10h7");
        assertThat(found("userName eq \"" + email.toUpperCase(java.util.Locale.ROOT) + "\""))
                .isOne();

        JsonNode renamed = okta.put(
                        path,
                        Map.of(
                                "schemas",
                                List.of(Idp.USER),
                                "id",
                                Idp.id(made),
                                "userName",
                                email,
                                "name",
                                Map.of("givenName", "Another", "middleName", "", "familyName", "Name"),
                                "emails",
                                List.of(Map.of("primary", true, "value", email, "type", "work", "display", email)),
                                "active",
                                true,
                                "groups",
                                List.of(),
                                "meta",
                                Map.of("resourceType", "User")))
                .expect(200)
                .json();
        assertThat(renamed.at("/name/familyName").asText()).isEqualTo("Name");
        assertThat(renamed.path("displayName").asText()).isEqualTo("Another Name");

        assertThat(okta.patch(path, List.of(Map.of("op", "replace", "value", Map.of("active", false))))
                        .expect(200)
                        .json()
                        .path("active")
                        .asBoolean(true))
                .isFalse();
        assertThat(okta.admin()
                        .get("/api/members/" + Idp.id(made))
                        .expect(200)
                        .json()
                        .path("active")
                        .asBoolean(true))
                .isFalse();
        okta.patch(path, List.of(Map.of("op", "replace", "value", Map.of("active", true))))
                .expect(200);
    }

    @Test
    void lifeOfAGroup() {
        String user = Idp.id(
                okta.create(Idp.unique("member") + "@atko.com", "In", "Group").expect(201));
        String name = Idp.unique("Okta group");
        Answer made = okta.post(
                        "/Groups", Map.of("schemas", List.of(Idp.GROUP), "displayName", name, "members", List.of()))
                .expect(201);
        String path = "/Groups/" + Idp.id(made);

        Map<String, Object> member = Map.of("value", user, "display", "In Group");
        JsonNode filled = okta.patch(path, List.of(Map.of("op", "add", "path", "members", "value", List.of(member))))
                .expect(200)
                .json();
        assertThat(filled.at("/members/0/value").asText()).isEqualTo(user);
        assertThat(teamMembers(made)).contains(user);

        JsonNode renamed = okta.patch(
                        path,
                        List.of(Map.of(
                                "op",
                                "replace",
                                "value",
                                Map.of("id", Idp.id(made), "displayName", name + " renamed"))))
                .expect(200)
                .json();
        assertThat(renamed.path("displayName").asText()).isEqualTo(name + " renamed");
        assertThat(renamed.path("members")).hasSize(1);

        okta.patch(path, List.of(Map.of("op", "remove", "path", "members[value eq \"" + user + "\"]")))
                .expect(200);
        assertThat(teamMembers(made)).doesNotContain(user);
        okta.put(
                        path,
                        Map.of(
                                "schemas",
                                List.of(Idp.GROUP),
                                "id",
                                Idp.id(made),
                                "displayName",
                                name,
                                "members",
                                List.of(member)))
                .expect(200);
        assertThat(teamMembers(made)).contains(user);
        okta.delete(path).expect(204);
        okta.get(path).expect(404);
        okta.admin().get("/api/teams/" + Idp.id(made)).expect(404);
    }

    private static int found(String filter) {
        return okta.find("/Users", filter)
                .expect(200)
                .json()
                .path("totalResults")
                .asInt(-1);
    }

    private static String teamMembers(Answer group) {
        return okta.admin()
                .get("/api/teams/" + Idp.id(group) + "/members")
                .expect(200)
                .text();
    }
}
