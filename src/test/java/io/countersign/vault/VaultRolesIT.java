package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each role and each action on vaults: who may is asked to confirm, who may not is never asked. */
class VaultRolesIT {

    private static final Map<String, BiFunction<Api, String, Answer>> ACTIONS = Map.of(
            "create", (as, id) -> as.post("/api/vaults", Map.of("name", "A vault of roles")),
            "rename", (as, id) -> as.patch(Vaulter.path(id), Map.of("name", "Another name of roles")),
            "make default", (as, id) -> as.patch(Vaulter.path(id), Map.of("default", true)),
            "disable", (as, id) -> as.post(Vaulter.path(id) + "/disable"),
            "rekey", (as, id) -> as.post(Vaulter.path(id) + "/rekey"));

    private static TestServer server;
    private static String vault;

    @BeforeAll
    static void begin() {
        server = TestServer.shared();
        vault = Vaulter.of("admin@acme.test").create("For everybody to try");
    }

    static Stream<Arguments> cells() {
        return Stream.of("owner", "admin", "ann", "bob", "guest")
                .flatMap(who -> ACTIONS.keySet().stream().map(action -> Arguments.of(who, action)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cells")
    void adminsAreAskedAndOthersRefused(String who, String action) {
        server.clock().advance(Duration.ofMinutes(10));
        Api api = Journey.signedIn(server, who + "@acme.test");
        boolean may = List.of("owner", "admin").contains(who);

        Answer known = ACTIONS.get(action).apply(api, vault);
        Answer unknown = ACTIONS.get(action).apply(api, "v_unknown");

        assertThat(known.problem()).isEqualTo(may ? "confirmation-required" : "forbidden");
        String ofUnknown = action.equals("create") ? "confirmation-required" : "not-found";
        assertThat(unknown.problem()).isEqualTo(may ? ofUnknown : "forbidden");
        if (may) {
            api.delete("/api/confirmations/" + known.confirmationId()).expect(204);
        }
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void membersSeeTheVaultsOfTheirWorkspace(String who) {
        Api api = Journey.signedIn(server, who + "@acme.test");

        assertThat(api.get(Vaulter.path(vault)).expect(200).json().path("id").asText())
                .isEqualTo(vault);
        assertThat(api.get("/api/vaults?limit=200").expect(200).text()).contains(vault);
    }

    static Stream<String> everybody() {
        return Stream.of("owner", "admin", "ann", "guest");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("actions")
    void vaultOfAnotherWorkspaceIsNotFound(String action) {
        Api eve = Journey.signedIn(server, "eve@globex.test");

        Answer foreign = ACTIONS.get(action).apply(eve, vault);
        Answer unknown = ACTIONS.get(action).apply(eve, "v_unknown");

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text()).isEqualTo(unknown.text());
        assertThat(eve.get(Vaulter.path(vault)).expect(404).text())
                .isEqualTo(eve.get(Vaulter.path("v_unknown")).text());
        assertThat(eve.get("/api/vaults?after=" + vault).expect(400).text())
                .isEqualTo(eve.get("/api/vaults?after=v_unknown").text());
    }

    static Stream<String> actions() {
        return ACTIONS.keySet().stream().filter(action -> !action.equals("create"));
    }
}
