package io.countersign.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Api;
import java.util.List;

/** What both nodes have written, as an owner reads it. */
record Trail(Api owner) {

    static Trail of(Nodes nodes) {
        return new Trail(nodes.browser().signIn("owner@acme.test"));
    }

    /** What happened by a confirmation or with it, newest first. */
    List<String> events(String confirmation) {
        JsonNode found = owner.get("/api/audit?limit=200&confirmation=" + confirmation)
                .expect(200)
                .json();
        return found.path("items").findValuesAsText("event");
    }

    void assertWhole() {
        JsonNode verdict = owner.post("/api/audit/verify").expect(200).json();
        if (!verdict.path("ok").asBoolean()) {
            throw new AssertionError("The trail is " + verdict);
        }
    }
}
