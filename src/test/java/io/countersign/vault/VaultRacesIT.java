package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of vaults at the same moment. */
class VaultRacesIT {

    private Vaulter admin;

    @BeforeEach
    void adminKeepsVaults() {
        admin = Vaulter.of("admin@acme.test");
    }

    @Test
    void ofManyThatBecomeTheDefaultOneIs() {
        String before = admin.defaults().get(0);
        List<String> vaults = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            vaults.add(admin.create("Candidate"));
        }
        List<Callable<Answer>> retries = new ArrayList<>();
        for (String vault : vaults) {
            String confirmation = approved(admin.api().patch(Vaulter.path(vault), Map.of("default", true)));
            retries.add(() -> admin.api().confirmed(confirmation).patch(Vaulter.path(vault), Map.of("default", true)));
        }

        together(retries).forEach(answer -> answer.expect(200));

        assertThat(admin.defaults()).hasSize(1).isSubsetOf(vaults);
        admin.edit(before, Map.of("default", true)).expect(200);
        assertThat(admin.defaults()).containsExactly(before);
    }

    @Test
    void ofDisablingAndMakingItTheDefaultOneHappens() {
        String before = admin.defaults().get(0);
        for (int round = 0; round < 3; round++) {
            String vault = admin.create("Either");
            String disabling = approved(admin.api().post(Vaulter.path(vault) + "/disable"));
            String choosing = approved(admin.api().patch(Vaulter.path(vault), Map.of("default", true)));

            List<Answer> answers = together(List.of(
                    () -> admin.api().confirmed(disabling).post(Vaulter.path(vault) + "/disable"),
                    () -> admin.api().confirmed(choosing).patch(Vaulter.path(vault), Map.of("default", true))));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            boolean isDefault = admin.look(vault).path("default").asBoolean();
            assertThat(admin.look(vault).path("disabled").asBoolean()).isNotEqualTo(isDefault);
            admin.edit(before, Map.of("default", true)).expect(200);
        }
    }

    @Test
    void ofTwoOfOneNameOneIsMade() {
        String name = Vaulter.name("Twice");
        Vaulter owner = Vaulter.of("owner@acme.test");
        admin = Vaulter.of("admin@acme.test");
        String first = approved(admin.api().post("/api/vaults", Map.of("name", name)));
        Answer asked = owner.api().post("/api/vaults", Map.of("name", name)).expect(401);
        owner.keeper().phone().approve(asked.confirmationId()).expect(200);

        List<Answer> answers = together(List.of(
                () -> admin.api().confirmed(first).post("/api/vaults", Map.of("name", name)),
                () -> owner.api().confirmed(asked.confirmationId()).post("/api/vaults", Map.of("name", name))));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void ofTwoThatAreRenamedToOneNameOneIs() {
        String name = Vaulter.name("Renamed");
        String one = admin.create("One");
        String other = admin.create("Other");
        String first = approved(admin.api().patch(Vaulter.path(one), Map.of("name", name)));
        String second = approved(admin.api().patch(Vaulter.path(other), Map.of("name", name)));

        List<Answer> answers = together(List.of(
                () -> admin.api().confirmed(first).patch(Vaulter.path(one), Map.of("name", name)),
                () -> admin.api().confirmed(second).patch(Vaulter.path(other), Map.of("name", name))));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void afterDisablingNothingHasComeIn() {
        String vault = admin.create("Closing");
        String mover = admin.keeper().create("text", "Mover", Map.of("note", "moving words"));
        String tag = admin.keeper().tag(mover);
        String moving = approved(admin.api().with("If-Match", tag).patch(Keeper.path(mover), Map.of("vault", vault)));
        String disabling = approved(admin.api().post(Vaulter.path(vault) + "/disable"));
        List<Callable<Answer>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(() -> admin.api()
                    .post("/api/secrets", Map.of("type", "text", "name", "R", "vault", vault, "fields", Map.of())));
        }
        all.add(() -> admin.api().confirmed(disabling).post(Vaulter.path(vault) + "/disable"));
        all.add(() ->
                admin.api().with("If-Match", tag).confirmed(moving).patch(Keeper.path(mover), Map.of("vault", vault)));

        List<Answer> answers = together(all);

        answers.forEach(answer -> assertThat(answer.status()).isIn(200, 201, 409));
        long made = answers.stream().filter(answer -> answer.status() == 201).count();
        boolean moved = admin.keeper().look(mover).at("/vault/id").asText().equals(vault);
        assertThat(admin.look(vault).path("disabled").asBoolean()).isTrue();
        assertThat(admin.api()
                        .get("/api/secrets?vault=" + vault)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo((int) made + (moved ? 1 : 0));
        assertThat(admin.keeper().reveal(mover).path("note").asText()).isEqualTo("moving words");
    }

    private String approved(Answer asked) {
        String confirmation = asked.expect(401).confirmationId();
        admin.keeper().phone().approve(confirmation).expect(200);
        return confirmation;
    }

    private static List<Answer> together(List<Callable<Answer>> calls) {
        ConcurrentLinkedQueue<Callable<Answer>> queue = new ConcurrentLinkedQueue<>(calls);
        return Together.times(calls.size(), () -> queue.poll().call());
    }
}
