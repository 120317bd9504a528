package io.countersign.vault;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;

/** A member who manages vaults, and confirms each change with a phone. */
record Vaulter(Keeper keeper) {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** On the shared server. */
    static Vaulter of(String email) {
        return new Vaulter(Keeper.of(email));
    }

    static Vaulter of(TestServer server, String email) {
        return new Vaulter(Keeper.of(server, email));
    }

    /** A name that no vault has yet. */
    static String name(String begin) {
        return begin + " " + COUNT.incrementAndGet() + "-" + System.nanoTime();
    }

    static String path(String vault) {
        return "/api/vaults/" + vault;
    }

    Api api() {
        return keeper.api();
    }

    Answer confirmed(Function<Api, Answer> action) {
        return keeper.confirmed(action);
    }

    String create(String begin) {
        return create(Map.of("name", name(begin))).expect(201).json().path("id").asText();
    }

    Answer create(Map<String, Object> vault) {
        return confirmed(as -> as.post("/api/vaults", vault));
    }

    Answer edit(String vault, Map<String, Object> change) {
        return confirmed(as -> as.patch(path(vault), change));
    }

    Answer disable(String vault) {
        return confirmed(as -> as.post(path(vault) + "/disable"));
    }

    Answer rekey(String vault) {
        return confirmed(as -> as.post(path(vault) + "/rekey"));
    }

    JsonNode look(String vault) {
        return api().get(path(vault)).expect(200).json();
    }

    /** The ids of the vaults that say they are the default. */
    List<String> defaults() {
        return api().get("/api/vaults?limit=200").expect(200).json().path("items").findParents("id").stream()
                .filter(vault -> vault.path("default").asBoolean())
                .map(vault -> vault.path("id").asText())
                .toList();
    }

    /** Returns when the re-key is over. */
    void awaitRekeyed(String vault) {
        Awaitility.await("the end of the re-key")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !look(vault).has("rekey"));
    }
}
