package io.countersign.confirmation;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.util.ArrayList;
import java.util.List;

/** The audit trail as an admin reads it. */
record Trail(Api admin) {

    static Trail ofAcme() {
        return new Trail(Journey.signedIn(TestServer.shared(), "owner@acme.test"));
    }

    /** What was written about a confirmation, oldest first, among the newest 600 entries. */
    List<JsonNode> of(String confirmation) {
        List<JsonNode> found = new ArrayList<>();
        String after = "";
        for (int page = 0; page < 3; page++) {
            JsonNode answer =
                    admin.get("/api/audit?limit=200" + after).expect(200).json();
            answer.path("items").forEach(entry -> {
                if (entry.path("confirmation").asText().equals(confirmation)) {
                    found.add(0, entry);
                }
            });
            if (!answer.has("next")) {
                break;
            }
            after = "&after=" + answer.path("next").asText();
        }
        return found;
    }

    /** The names of what happened with a confirmation, oldest first. */
    List<String> events(String confirmation) {
        return of(confirmation).stream()
                .map(entry -> entry.path("event").asText())
                .toList();
    }
}
