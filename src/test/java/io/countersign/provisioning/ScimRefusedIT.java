package io.countersign.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is told as RFC 7644 says, changes nothing, and is never the server's fault. */
class ScimRefusedIT {

    private static final String RIGHT =
            "{\"schemas\":[\"" + Idp.USER + "\"],\"userName\":\"refused@example.com\",\"active\":true}";

    private static Idp idp;
    private static String path;

    @BeforeAll
    static void begin() {
        idp = Idp.of("eve@globex.test");
        path = "/Users/"
                + Idp.id(idp.create(Idp.unique("left-alone") + "@example.com", "Left", "Alone")
                        .expect(201));
    }

    @AfterAll
    static void nothingHasChanged() {
        assertThat(idp.get(path).expect(200).json().path("displayName").asText())
                .isEqualTo("Left Alone");
        idp.delete(path).expect(204);
    }

    private static void assertError(Answer answer, String what) {
        assertThat(answer.status()).as(what + ": " + answer).isBetween(400, 499);
        JsonNode error = answer.json();
        assertThat(error.path("schemas").get(0).asText()).as(what).isEqualTo(Idp.ERROR);
        assertThat(error.path("status").asText()).as(what).isEqualTo(Integer.toString(answer.status()));
        assertThat(error.path("detail").asText()).as(what).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "null",
                "7",
                "\"text\"",
                "{} {}",
                "{\"schemas\":[]}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"]}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\" \"}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":7}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"no-address\"}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"a\\u0000@example.com\"}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"\\ud800@example.com\"}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":{\"a\":1}}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"a@example.com\",\"active\":\"maybe\"}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"a@example.com\",\"emails\":\"x\"}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"a@example.com\",\"emails\":[{\"value\":7}]}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"a@example.com\",\"name\":\"Ann\"}",
                "<xml/>"
            })
    void bodyThatIsNoUserIsRefused(String body) {
        assertError(idp.sendText("POST", "/Users", body), body);
        if (!body.contains("no-address")) {
            // Whose address is known may be called anything
            assertError(idp.sendText("PUT", path, body), body);
        }
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] body = RIGHT.replace("refused@", "refus?d@").getBytes(StandardCharsets.UTF_8);
        body[RIGHT.indexOf("refused@") + 5] = (byte) 0xe9;
        for (String target : List.of("POST /Users", "PUT " + path)) {
            String[] words = target.split(" ");
            Answer answer = idp.scim()
                    .with("Content-Type", "application/scim+json")
                    .sendBytes(words[0], "/scim/v2" + words[1], body);
            assertError(answer, target);
            assertThat(answer.json().path("scimType").asText()).isEqualTo("invalidSyntax");
        }
    }

    @Test
    void bodyThatIsCutOffAnywhereIsRefused() {
        for (int length = 1; length < RIGHT.length(); length += 7) {
            assertError(idp.sendText("POST", "/Users", RIGHT.substring(0, length)), "cut at " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"]}",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":7}",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[7]}",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{}]}",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"brew\",\"path\":\"active\",\"value\":true}]}",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"remove\"}]}",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"remove\",\"path\":\"userName\"}]}",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":\"maybe\"}]}",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"\"}]}",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"primary\":true,\"value\":\"no"
                        + " address\"}]}]}"
            })
    void patchThatIsNoneIsRefused(String body) {
        assertError(idp.sendText("PATCH", path, body), body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'','value':'x'}",
                "{'op':'replace','path':' ','value':null}",
                "{'op':'remove','path':' '}",
                "{'op':'replace','path':'emails[value pr and primary eq \\\"True\\\"].value','value':null}",
                "{'op':'replace','path':'emails[not (type eq \\\"home\\\")].value','value':null}",
                "{'op':'replace','path':'emails[type eq \\\"work\\\"]]','value':'x@example.com'}",
                "{'op':'replace','path':'emails[type eq \\\"work\\\"].value x','value':'x@example.com'}",
                "{'op':'add','value':{'emails[type eq \\\"work\\\"].value':null}}",
                "{'op':'add','path':'emails[type eq \\\"work\\\"]','value':{}}",
                "{'op':'replace','path':'emails[value co \\\"left\\\"]','value':{'a':1}}",
                "{'op':'add','path':'name[givenName eq \\\"Left\\\"]','value':[]}"
            })
    void operationThatTheLibraryBreaksOverIsRefused(String operation) {
        String body = "{\"schemas\":[\"%s\"],\"Operations\":[%s]}".formatted(Idp.PATCH, operation.replace('\'', '"'));
        Answer answer = idp.sendText("PATCH", path, body);
        assertError(answer, operation);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName",
                "userName eq",
                "userName eq ann",
                "eq \"a\"",
                "nothing eq \"a\"",
                "userName like \"a\"",
                "(userName eq \"a\"",
                "userName eq \"a\" and",
                "active gt true",
                "name eq \"Left\"",
                "userName eq \"a\" or",
                "userName eq \"a\" userName",
                "userName eq \"a\\\"b\"",
                "emails[type eq \"work\"",
                "';drop table member"
            })
    void filterThatIsNoneIsRefused(String filter) {
        Answer answer = idp.find("/Users", filter);
        assertError(answer, filter);
        assertThat(answer.json().path("scimType").asText())
                .as(answer.toString())
                .isIn("invalidFilter", "invalidPath");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Users?filter=%00",
                "/Users?filter=userName%20eq%20%22%ff%22",
                "/Users?startIndex=x",
                "/Users?count=99999999999999999999",
                "/Users?attributes=nothing",
                "/Users/a/b/c",
                "/Users/%2e%2e",
                "/nothing",
                "/Me",
                "/"
            })
    void requestThatIsNotUnderstoodIsTheClientsFault(String target) {
        assertError(idp.get(target), target);
    }

    @ParameterizedTest
    @CsvSource({"PUT, /Users", "DELETE, /Users", "PATCH, /Groups", "POST, /Users/m_x", "BREW, /Users", "TRACE, /Users"})
    void methodThatIsNotThereIsTheClientsFault(String method, String target) {
        assertThat(idp.scim()
                        .sendBytes(method, "/scim/v2" + target, new byte[0])
                        .status())
                .isBetween(400, 499);
    }

    @Test
    void contentTypeAndSizeAreLookedAt() {
        assertError(
                idp.scim().with("Content-Type", "text/plain").sendBytes("POST", "/scim/v2/Users", RIGHT.getBytes()),
                "text");
        assertThat(idp.sendText("POST", "/Users", RIGHT + " ".repeat(1024 * 1024))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void whatIsTooLongOrNobodyIsRefused() {
        assertError(idp.post("/Users", user(Map.of("externalId", "x".repeat(401)))), "externalId");
        assertError(idp.post("/Users", user(Map.of("displayName", "x".repeat(201)))), "displayName");
        assertError(idp.post("/Users", user(Map.of("name", Map.of("givenName", "x".repeat(201))))), "givenName");
        assertError(group(Map.of("displayName", "x".repeat(101))), "group");
        assertError(group(Map.of("displayName", " ")), "blank");
        assertError(group(Map.of("displayName", "G", "members", List.of(Map.of("value", "m_unknown")))), "member");
        assertError(group(Map.of("displayName", "G", "members", List.of(Map.of("display", "x")))), "no value");
        assertThat(idp.find("/Groups", "displayName eq \"G\"")
                        .json()
                        .path("totalResults")
                        .asInt(-1))
                .isZero();
        assertThat(idp.find("/Users", "userName sw \"refused\"")
                        .json()
                        .path("totalResults")
                        .asInt(-1))
                .isZero();
    }

    private static Map<String, Object> user(Map<String, Object> more) {
        Map<String, Object> user = new java.util.LinkedHashMap<>(more);
        user.put("schemas", List.of(Idp.USER));
        user.put("userName", "refused@example.com");
        return user;
    }

    private static Answer group(Map<String, Object> content) {
        Map<String, Object> group = new java.util.LinkedHashMap<>(content);
        group.put("schemas", List.of(Idp.GROUP));
        return idp.post("/Groups", group);
    }
}
