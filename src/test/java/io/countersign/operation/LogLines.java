package io.countersign.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.testing.TestServer;
import java.util.List;

/** A log in JSON; fails for a line that is none. */
record LogLines(List<JsonNode> all) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static LogLines of(TestServer server) {
        return new LogLines(server.log().lines().map(LogLines::parse).toList());
    }

    List<String> ofRequest(String id) {
        return all.stream()
                .filter(line -> line.path("request").asText().equals(id))
                .map(line -> line.path("message").asText())
                .toList();
    }

    private static JsonNode parse(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + line, e);
        }
    }
}
