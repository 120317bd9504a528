package io.countersign.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A company's directory that provisions a workspace of the shared server; and the admin who gave it the token. */
record Idp(Api scim, Api admin, Phone phone) {

    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** So much later that no limit of an earlier test holds any more. */
    static Idp of(String email) {
        TestServer server = TestServer.shared();
        server.clock().advance(Duration.ofMinutes(61));
        Api admin = Journey.signedIn(server, email);
        Phone phone = Journey.onlyPhone(admin);
        String token = Journey.confirmed(admin, phone, api -> api.get("/api/scim-token"))
                .expect(200)
                .json()
                .path("token")
                .asText();
        return new Idp(client(token), admin, phone);
    }

    static Api client(String token) {
        return Api.bearer(TestServer.shared(), token).with("Accept", "application/scim+json");
    }

    /** What nobody else on the shared server is called. */
    static String unique(String name) {
        return name + "-" + System.nanoTime();
    }

    Answer get(String path) {
        return scim.get("/scim/v2" + path);
    }

    Answer find(String resources, String filter) {
        return get(resources + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }

    Answer delete(String path) {
        return scim.delete("/scim/v2" + path);
    }

    Answer post(String path, Object json) {
        return send("POST", path, json);
    }

    Answer put(String path, Object json) {
        return send("PUT", path, json);
    }

    /** Operations as they are given. */
    Answer patch(String path, List<Map<String, Object>> operations) {
        return send("PATCH", path, Map.of("schemas", List.of(PATCH), "Operations", operations));
    }

    Answer send(String method, String path, Object json) {
        return sendText(method, path, write(json));
    }

    Answer sendText(String method, String path, String body) {
        return scim.with("Content-Type", "application/scim+json; charset=utf-8")
                .sendBytes(method, "/scim/v2" + path, body.getBytes(StandardCharsets.UTF_8));
    }

    Idp ifMatch(String version) {
        return new Idp(scim.with("If-Match", version), admin, phone);
    }

    /** A user whose name is an address. */
    Answer create(String email, String given, String family) {
        return post(
                "/Users",
                Map.of(
                        "schemas",
                        List.of(USER),
                        "userName",
                        email,
                        "name",
                        Map.of("givenName", given, "familyName", family),
                        "emails",
                        List.of(Map.of("primary", true, "value", email, "type", "work")),
                        "active",
                        true));
    }

    static String id(Answer answer) {
        return answer.json().path("id").asText();
    }

    private static String write(Object json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
