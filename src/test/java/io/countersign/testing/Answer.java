package io.countersign.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the server answered. */
public record Answer(int status, HttpHeaders headers, byte[] body) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Its headers, but for those that the moment makes: equal for two answers that nobody can tell apart. */
    public Map<String, List<String>> lastingHeaders() {
        Map<String, List<String>> lasting = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        lasting.putAll(headers.map());
        lasting.keySet().removeAll(List.of("Date", "X-Request-Id"));
        return lasting;
    }

    /** The first value of a header, or an empty text. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body where it is JSON; else a missing node, on which every {@code path(…)} is missing too. */
    public JsonNode json() {
        if (!header("Content-Type").matches("application/((problem\\+|scim\\+)?json)(;.*)?")) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("No JSON: " + text(), e);
        }
    }

    /** The last part of a problem's type, for example {@code confirmation-required}; empty if this is no problem. */
    public String problem() {
        String type = json().path("type").asText();
        return type.substring(type.lastIndexOf(':') + 1);
    }

    /** The confirmation that was asked for: of the 401, or of an answer that is a confirmation itself. */
    public JsonNode confirmation() {
        return status == 401 ? json().path("confirmation") : json();
    }

    public String confirmationId() {
        String id = confirmation().path("id").asText();
        if (id.isEmpty()) {
            throw new AssertionError("No confirmation in " + this);
        }
        return id;
    }

    /** This answer, if it has the status. */
    public Answer expect(int wanted) {
        if (status != wanted) {
            throw new AssertionError("Expected " + wanted + " but was " + this);
        }
        return this;
    }

    @Override
    public String toString() {
        String text = text();
        return status + " " + text.substring(0, Math.min(2000, text.length()));
    }
}
