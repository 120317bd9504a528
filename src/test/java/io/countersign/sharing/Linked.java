package io.countersign.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A link that was made, and what whoever has it can do: a browser without any session. */
record Linked(String path, String token, String key, JsonNode made, Api visitor) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Linked by(Sharer owner, String secret, Map<String, Object> link) {
        JsonNode made =
                owner.confirmed(as -> as.post(links(secret), link)).expect(201).json();
        return of(secret, made);
    }

    static Linked of(String secret, JsonNode made) {
        TestServer server = TestServer.shared();
        String[] fragment = made.path("url").asText().split("#")[1].split("\\.");
        // Neither is ever in the data directory: the server keeps a hash of the one, and nothing of the other
        server.needles().addValue(fragment[0]);
        server.needles().addValue(fragment[1]);
        String path = links(secret) + "/" + made.path("id").asText();
        return new Linked(path, fragment[0], fragment[1], made, Api.browser(server));
    }

    static String links(String secret) {
        return Sharer.path(secret) + "/links";
    }

    Answer open() {
        return visitor.post("/api/links/open", Map.of("token", token));
    }

    Answer sendCode() {
        return visitor.post("/api/links/code", Map.of("token", token));
    }

    Answer view() {
        return view(Map.of());
    }

    Answer view(Map<String, String> shown) {
        Map<String, String> body = new HashMap<>(shown);
        body.put("token", token);
        return visitor.post("/api/links/view", body);
    }

    Answer file(JsonNode viewed, String part) {
        return visitor.post(
                "/api/links/file",
                Map.of("token", token, "ticket", viewed.path("ticket").asText(), "part", part));
    }

    /** What the page shows. */
    JsonNode read(JsonNode viewed) {
        try {
            return MAPPER.readTree(open(viewed.path("content").asText(), "secret"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    byte[] readFile(JsonNode viewed, int file) {
        int parts = read(viewed).path("files").get(file - 1).path("parts").asInt();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int part = 0; part < parts; part++) {
            String jwe = file(viewed, file + "/" + part)
                    .expect(200)
                    .json()
                    .path("content")
                    .asText();
            content.writeBytes(open(jwe, file + "/" + part));
        }
        return content.toByteArray();
    }

    static boolean isOpenedBy(byte[] key, String jwe) {
        try {
            JWEObject sealed = JWEObject.parse(jwe);
            sealed.decrypt(new DirectDecrypter(key));
            return true;
        } catch (JOSEException | ParseException e) {
            return false;
        }
    }

    private byte[] open(String jwe, String part) {
        try {
            JWEObject sealed = JWEObject.parse(jwe);
            if (!part.equals(sealed.getHeader().getCustomParam("part"))) {
                throw new AssertionError("Not the part " + part + ": " + sealed.getHeader());
            }
            sealed.decrypt(new DirectDecrypter(Base64.getUrlDecoder().decode(key)));
            return sealed.getPayload().toBytes();
        } catch (ParseException | JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
