package io.countersign.journey;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.util.Map;

/** Saves secrets by the API while a page is open, as a colleague would; confirms with a phone of their own. */
record Colleague(Api api, Phone phone) {

    static Colleague of(TestServer server, String email) {
        Api api = Journey.signedIn(server, email);
        return new Colleague(api, Journey.pairedPhone(api));
    }

    String makes(String type, String name, Map<String, Object> fields) {
        Map<String, Object> secret = Map.of("type", type, "name", name, "fields", fields);
        return api.post("/api/secrets", secret).expect(201).json().path("id").asText();
    }

    void saves(String id, Map<String, Object> change) {
        String path = "/api/secrets/" + id;
        String tag = api.get(path).expect(200).header("ETag");
        Journey.confirmed(api, phone, as -> as.with("If-Match", tag).patch(path, change))
                .expect(200);
    }

    Answer reveals(String id) {
        return api.post("/api/secrets/" + id + "/reveal").expect(200);
    }
}
