package io.countersign.vault;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** A member who keeps secrets and confirms with a phone. */
record Keeper(Api api, Phone phone) {

    /** On the shared server, so much later that no limit of an earlier test holds any more. */
    static Keeper of(String email) {
        TestServer.shared().clock().advance(Duration.ofMinutes(61));
        return of(TestServer.shared(), email);
    }

    static Keeper of(TestServer server, String email) {
        Api api = Journey.signedIn(server, email);
        return new Keeper(api, Journey.onlyPhone(api));
    }

    String create(String type, String name, Map<String, Object> fields) {
        return create(Map.of("type", type, "name", name, "fields", fields));
    }

    String create(Map<String, Object> secret) {
        return api.post("/api/secrets", secret).expect(201).json().path("id").asText();
    }

    static String path(String id) {
        return "/api/secrets/" + id;
    }

    JsonNode look(String id) {
        return api.get(path(id)).expect(200).json();
    }

    String tag(String id) {
        return api.get(path(id)).expect(200).header("ETag");
    }

    Answer confirmed(Function<Api, Answer> action) {
        return Journey.confirmed(api, phone, action);
    }

    JsonNode edit(String id, Map<String, Object> change) {
        String tag = tag(id);
        return confirmed(as -> as.with("If-Match", tag).patch(path(id), change))
                .expect(200)
                .json();
    }

    JsonNode reveal(String id) {
        return api.post(path(id) + "/reveal").expect(200).json().path("fields");
    }
}
