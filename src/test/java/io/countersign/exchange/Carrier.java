package io.countersign.exchange;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A member who brings secrets and takes them out. */
record Carrier(Api api, Phone phone) {

    static final String IMPORT = "/api/secrets/import";

    static Carrier of(String email) {
        TestServer.shared().clock().advance(Duration.ofMinutes(61));
        Api api = Journey.signedIn(TestServer.shared(), email);
        return new Carrier(api, Journey.onlyPhone(api));
    }

    Answer confirmed(Function<Api, Answer> action) {
        return Journey.confirmed(api, phone, action);
    }

    /** Begins an import and waits until it has ended. */
    JsonNode bring(Map<String, Object> request) {
        return ended(begin(request).path("id").asText());
    }

    JsonNode begin(Map<String, Object> request) {
        return api.post(IMPORT, request).expect(202).json();
    }

    JsonNode ended(String id) {
        return await().atMost(120, SECONDS)
                .until(() -> look(id), one -> !one.path("state").asText().equals("running"));
    }

    JsonNode look(String id) {
        return api.get(path(id)).expect(200).json();
    }

    static String path(String id) {
        return "/api/secrets/imports/" + id;
    }

    /** The secrets whose name begins with a word. */
    JsonNode named(String word) {
        return api.get("/api/secrets?limit=200&q=" + word).expect(200).json().path("items");
    }

    JsonNode reveal(String id) {
        return api.post("/api/secrets/" + id + "/reveal").expect(200).json().path("fields");
    }

    /** A vault of one's own, with the help of an admin, who may be oneself. */
    String vault(String name) {
        return confirmed(as -> as.post("/api/vaults", Map.of("name", name)))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    /** A CSV file of so many servers. */
    static String servers(String word, int count) {
        return "name,host,password\n"
                + IntStream.rangeClosed(1, count)
                        .mapToObj(i -> "%s %d,host-%d.test,pass of %s %d\n".formatted(word, i, i, word, i))
                        .collect(Collectors.joining());
    }
}
