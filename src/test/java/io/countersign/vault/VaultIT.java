package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vaults by the API: made, renamed, chosen as the default, disabled. */
class VaultIT {

    private Vaulter admin;

    @BeforeEach
    void adminKeepsVaults() {
        admin = Vaulter.of("admin@acme.test");
    }

    @Test
    void newVaultIsEmptyAndNotTheDefault() {
        String name = Vaulter.name("Finance");
        Answer asked = admin.api()
                .post("/api/vaults", Map.of("name", "  " + name + " "))
                .expect(401);
        assertThat(asked.confirmation().path("action").asText()).isEqualTo("vault.create");
        assertThat(asked.confirmation().path("text").asText()).isEqualTo("Create the vault \"" + name + "\"");

        Answer made = admin.create(Map.of("name", name, "strategy", "local")).expect(201);

        String id = made.json().path("id").asText();
        assertThat(made.header("Location")).endsWith("/api/vaults/" + id);
        JsonNode vault = admin.look(id);
        assertThat(vault.path("name").asText()).isEqualTo(name);
        assertThat(vault.path("default").asBoolean(true)).isFalse();
        assertThat(vault.path("disabled").asBoolean(true)).isFalse();
        assertThat(vault.path("strategy").asText()).isEqualTo("local");
        assertThat(vault.has("rekey")).isFalse();
        assertThat(newestEvent()).isEqualTo("vault.created");
    }

    @Test
    void listIsPagedNewestFirst() {
        String first = admin.create("Older");
        String second = admin.create("Newer");

        JsonNode page = admin.api().get("/api/vaults?limit=1").expect(200).json();
        assertThat(page.at("/items/0/id").asText()).isEqualTo(second);
        JsonNode next = admin.api()
                .get("/api/vaults?limit=1&after=" + page.path("next").asText())
                .expect(200)
                .json();
        assertThat(next.at("/items/0/id").asText()).isEqualTo(first);
        admin.api().get("/api/vaults?after=nowhere").expect(400);
    }

    @Test
    void nameIsTakenInAnyCaseAndInTheOwnWorkspaceOnly() {
        String name = Vaulter.name("Legal");
        String id =
                admin.create(Map.of("name", name)).expect(201).json().path("id").asText();
        String other = admin.create("Other");

        assertTaken(admin.api().post("/api/vaults", Map.of("name", " " + name.toUpperCase() + " ")));
        assertTaken(admin.api().patch(Vaulter.path(other), Map.of("name", name)));
        admin.edit(id, Map.of("name", name.toUpperCase())).expect(200);

        Api eve = Journey.signedIn(TestServer.shared(), "eve@globex.test");
        assertThat(eve.post("/api/vaults", Map.of("name", name)).problem()).isEqualTo("confirmation-required");
    }

    @Test
    void renamedVaultKeepsItsSecrets() {
        String vault = admin.create("Before");
        String secret = admin.keeper()
                .create(Map.of("type", "text", "name", "Kept", "vault", vault, "fields", Map.of("note", "kept words")));
        String name = Vaulter.name("After");

        assertThat(admin.edit(vault, Map.of("name", name))
                        .expect(200)
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo(name);

        assertThat(admin.keeper().look(secret).at("/vault/name").asText()).isEqualTo(name);
        assertThat(admin.keeper().reveal(secret).path("note").asText()).isEqualTo("kept words");
        assertThat(newestEvents()).contains("vault.edited");
    }

    @Test
    void defaultMovesAndTakesWhatNamesNoVault() {
        String before = admin.defaults().get(0);
        String vault = admin.create("Default to be");

        Answer asked =
                admin.api().patch(Vaulter.path(vault), Map.of("default", true)).expect(401);
        assertThat(asked.confirmation().path("text").asText()).endsWith("the default vault from now on");
        admin.edit(vault, Map.of("default", true)).expect(200);

        assertThat(admin.defaults()).containsExactly(vault);
        String secret = admin.keeper().create("text", "Somewhere", Map.of("note", "what lies in the default vault"));
        assertThat(admin.keeper().look(secret).at("/vault/id").asText()).isEqualTo(vault);
        assertThat(admin.keeper().look(secret).at("/vault/default").asBoolean()).isTrue();
        admin.edit(before, Map.of("default", true)).expect(200);
        assertThat(admin.defaults()).containsExactly(before);
    }

    @Test
    void disabledVaultKeepsWhatItHasAndTakesNothing() {
        String vault = admin.create("Old things");
        Keeper keeper = admin.keeper();
        String inside = keeper.create(
                Map.of("type", "text", "name", "Inside", "vault", vault, "fields", Map.of("note", "inside words")));
        String outside = keeper.create("text", "Outside", Map.of("note", "outside words"));

        assertThat(admin.disable(vault).expect(200).json().path("disabled").asBoolean())
                .isTrue();

        assertDisabled(keeper.api()
                .post(
                        "/api/secrets",
                        Map.of("type", "text", "name", "X", "vault", vault, "fields", Map.of("note", "x"))));
        assertDisabled(
                keeper.api().with("If-Match", keeper.tag(outside)).patch(Keeper.path(outside), Map.of("vault", vault)));
        assertThat(keeper.reveal(inside).path("note").asText()).isEqualTo("inside words");
        new Folder(keeper, inside).add(Sample.text("late.txt", "words that came late"));
        keeper.edit(inside, Map.of("vault", vault, "fields", Map.of("note", "inside, edited")));
        assertThat(keeper.reveal(inside).path("note").asText()).isEqualTo("inside, edited");
        String home = admin.defaults().get(0);
        keeper.edit(inside, Map.of("vault", home));
        assertThat(keeper.look(inside).at("/vault/id").asText()).isEqualTo(home);
        assertThat(keeper.reveal(inside).path("note").asText()).isEqualTo("inside, edited");
        assertDisabled(admin.api().post(Vaulter.path(vault) + "/disable"));
        assertDisabled(admin.api().patch(Vaulter.path(vault), Map.of("default", true)));
        admin.edit(vault, Map.of("name", Vaulter.name("Old things, renamed"))).expect(200);
    }

    @Test
    void defaultVaultCannotBeDisabled() {
        Answer refused = admin.api()
                .post(Vaulter.path(admin.defaults().get(0)) + "/disable")
                .expect(409);

        assertThat(refused.problem()).isEqualTo("vault-is-default");
        assertThat(refused.json().path("title").asText()).contains("make another one the default first");
    }

    @Test
    void whatIsNoVaultIsRefusedBeforeAnybodyIsAsked() {
        String vault = admin.create("Shapes");
        Api api = admin.api();

        assertInvalid(api.post("/api/vaults", Map.of("name", " ")), "name");
        assertInvalid(api.post("/api/vaults", Map.of("name", "x".repeat(101))), "name");
        assertInvalid(api.post("/api/vaults", Map.of("name", "X", "strategy", "rot13")), "strategy");
        assertInvalid(api.post("/api/vaults", Map.of("name", Vaulter.name("X"), "strategy", "kms")), "strategy");
        assertInvalid(api.post("/api/vaults", Map.of("name", "X", "colour", "red")), "colour");
        assertInvalid(api.patch(Vaulter.path(vault), Map.of("default", false)), "default");
        api.patch(Vaulter.path(vault), Map.of()).expect(400);
    }

    @Test
    void serverWithoutKeyServiceOffersTheMasterKeyOnly() {
        JsonNode strategies =
                admin.api().get("/api/vault-strategies").expect(200).json().path("items");

        assertThat(strategies.findValuesAsText("id")).containsExactly("local");
    }

    private static void assertTaken(Answer answer) {
        assertThat(answer.expect(409).problem()).isEqualTo("vault-name-taken");
    }

    private static void assertDisabled(Answer answer) {
        assertThat(answer.expect(409).problem()).isEqualTo("vault-disabled");
    }

    private static void assertInvalid(Answer answer, String member) {
        assertThat(answer.expect(400).json().at("/errors/0/member").asText()).isEqualTo(member);
    }

    private String newestEvent() {
        return newestEvents().get(0);
    }

    private List<String> newestEvents() {
        return admin.api()
                .get("/api/audit?limit=3")
                .expect(200)
                .json()
                .path("items")
                .findValuesAsText("event");
    }
}
