package io.countersign.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The requests that Entra's documentation of its SCIM validator shows, in its order and in its own way of writing. */
class EntraSequenceIT {

    private static Idp entra;

    @BeforeAll
    static void begin() {
        entra = Idp.of("eve@globex.test");
    }

    @Test
    void lifeOfAUser() {
        String name = Idp.unique("Test_User");
        assertThat(found("userName eq \"" + name + "\"")).isZero();
        Answer made = entra.sendText("POST", "/Users", user(name)).expect(201);
        String path = "/Users/" + Idp.id(made);
        assertThat(made.json().path("userName").asText()).isEqualTo(name);
        assertThat(made.json().at("/emails/0/value").asText()).isEqualTo(email(name));
        assertThat(made.json().path("externalId").asText()).isEqualTo("0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef");
        assertThat(made.json().path("displayName").asText()).isEqualTo("givenName familyName");

        assertThat(entra.get(path).expect(200).json()).isEqualTo(made.json());
        assertThat(found("userName eq \"" + name + "\"")).isOne();
        assertThat(found("externalId eq \"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef\" and userName eq \"" + name + "\""))
                .isOne();

        JsonNode changed = patch(path, """
            {"op": "Replace", "path": "emails[type eq \\"work\\"].value", "value": "updated-%1$s@test.example"},
            {"op": "Replace", "path": "name.familyName", "value": "updatedFamilyName"}\
            """.formatted(name)).json();
        assertThat(changed.at("/emails/0/value").asText()).isEqualToIgnoringCase("updated-" + name + "@test.example");
        assertThat(changed.at("/name/familyName").asText()).isEqualTo("updatedFamilyName");
        assertThat(patch(path, "{\"op\": \"Replace\", \"path\": \"userName\", \"value\": \"new-%s\"}".formatted(name))
                        .json()
                        .path("userName")
                        .asText())
                .isEqualTo("new-" + name);
        assertThat(entra.admin()
                        .get("/api/members/" + Idp.id(made))
                        .expect(200)
                        .json()
                        .path("email")
                        .asText())
                .isEqualToIgnoringCase("updated-" + name + "@test.example");
    }

    @Test
    void pathlessValuesAndTextsForTrueAndFalse() {
        String name = Idp.unique("Test_User");
        String path =
                "/Users/" + Idp.id(entra.sendText("POST", "/Users", user(name)).expect(201));
        JsonNode changed = patch(path, """
            {"op": "Add", "value": {"displayName": "Shown", "name.givenName": "Other",
              "emails[type eq \\"work\\"].value": "other-%1$s@test.example",
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": "Sales"}},
            {"op": "Add", "path": "title", "value": "Not kept"},
            {"op": "Replace",
             "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager", "value": "x"}\
            """.formatted(name)).json();
        assertThat(changed.path("displayName").asText()).isEqualTo("Shown");
        assertThat(changed.at("/name/givenName").asText()).isEqualTo("Other");
        assertThat(changed.at("/name/familyName").asText()).isEqualTo("familyName");
        assertThat(changed.at("/emails/0/value").asText()).isEqualToIgnoringCase("other-" + name + "@test.example");
        assertThat(changed.path("emails")).hasSize(1);

        assertThat(patch(
                                path,
                                "{\"op\": \"Add\", \"path\": \"roles[primary eq \\\"True\\\"].value\", \"value\":"
                                        + " \"guest\"}")
                        .json()
                        .at("/roles/0/value")
                        .asText())
                .isEqualTo("guest");
        assertThat(patch(path, "{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"False\"}")
                        .json()
                        .path("active")
                        .asBoolean(true))
                .isFalse();
        assertThat(patch(path, "{\"op\": \"replace\", \"value\": {\"active\": \"True\"}}")
                        .json()
                        .path("active")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whoIsDeletedIsNotThereAndComesBackByAPost() {
        String name = Idp.unique("Test_User");
        Answer made = entra.sendText("POST", "/Users", user(name)).expect(201);
        String path = "/Users/" + Idp.id(made);
        entra.delete(path).expect(204);
        entra.get(path).expect(404);
        entra.delete(path).expect(404);
        assertThat(found("userName eq \"" + name + "\"")).isZero();
        assertThat(entra.admin()
                        .get("/api/members/" + Idp.id(made))
                        .expect(200)
                        .json()
                        .path("active")
                        .asBoolean(true))
                .isFalse();
        Answer back = entra.sendText("POST", "/Users", user(name)).expect(201);
        assertThat(back.json().path("active").asBoolean()).isTrue();
        entra.get("/Users/" + Idp.id(back)).expect(200);
    }

    @Test
    void lifeOfAGroup() {
        String user = Idp.id(
                entra.sendText("POST", "/Users", user(Idp.unique("Test_User"))).expect(201));
        String name = Idp.unique("displayName");
        Answer made = entra.sendText("POST", "/Groups", """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group",
                "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
             "externalId": "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159",
             "displayName": "%s", "meta": {"resourceType": "Group"}}\
            """.formatted(name)).expect(201);
        String path = "/Groups/" + Idp.id(made);
        JsonNode bare =
                entra.get(path + "?excludedAttributes=members").expect(200).json();
        assertThat(bare.path("externalId").asText()).isEqualTo("8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159");
        assertThat(entra.get("/Groups?excludedAttributes=members&filter=displayName%20eq%20%22" + name + "%22")
                        .expect(200)
                        .json()
                        .path("totalResults")
                        .asInt())
                .isOne();

        patch(path, "{\"op\": \"Replace\", \"path\": \"displayName\", \"value\": \"updated %s\"}".formatted(name));
        String member = "[{\"$ref\": null, \"value\": \"%s\"}]".formatted(user);
        patch(path, "{\"op\": \"Add\", \"path\": \"members\", \"value\": %s}".formatted(member));
        JsonNode filled = entra.get(path).expect(200).json();
        assertThat(filled.path("displayName").asText()).isEqualTo("updated " + name);
        assertThat(filled.at("/members/0/value").asText()).isEqualTo(user);
        assertThat(entra.get(path + "?excludedAttributes=members")
                        .expect(200)
                        .json()
                        .has("members"))
                .isFalse();
        patch(path, "{\"op\": \"Remove\", \"path\": \"members\", \"value\": %s}".formatted(member));
        assertThat(entra.get(path).expect(200).json().path("members")).isEmpty();
        entra.delete(path).expect(204);
        entra.get(path).expect(404);
    }

    private static Answer patch(String path, String operations) {
        String body = "{\"schemas\": [\"%s\"], \"Operations\": [%s]}".formatted(Idp.PATCH, operations);
        return entra.sendText("PATCH", path, body).expect(200);
    }

    private static String user(String name) {
        return """
            {"UserName": "%s", "active": true, "displayName": "givenName familyName",
             "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
             "externalId": "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
             "name": {"formatted": "givenName familyName", "familyName": "familyName", "givenName": "givenName"},
             "emails": [{"Primary": true, "type": "work", "value": "%s"}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"Department": "bob", "Manager":
                {"Value": "SuzzyQ"}}}\
            """.formatted(name, email(name));
    }

    private static String email(String name) {
        return name.toLowerCase(java.util.Locale.ROOT) + "@test.example";
    }

    private static int found(String filter) {
        return entra.find("/Users", filter)
                .expect(200)
                .json()
                .path("totalResults")
                .asInt(-1);
    }
}
