package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vault is encrypted anew while people use it. */
class RekeyIT {

    private static final int SECRETS = 40;

    private Vaulter admin;
    private String vault;

    @BeforeEach
    void fillAVault() {
        admin = Vaulter.of("admin@acme.test");
        vault = admin.create("Much used");
    }

    @Test
    void everyVersionReadsAsBefore() {
        String secret = create("first words");
        admin.keeper().edit(secret, Map.of("fields", Map.of("note", "second words")));

        Answer begun = admin.rekey(vault).expect(202);
        assertThat(begun.json().at("/rekey/total").asInt()).isEqualTo(1);
        admin.awaitRekeyed(vault);

        assertThat(admin.keeper().reveal(secret).path("note").asText()).isEqualTo("second words");
        JsonNode earlier = admin.confirmed(as -> as.get(Keeper.path(secret) + "/versions/1"))
                .expect(200)
                .json();
        assertThat(earlier.at("/fields/note").asText()).isEqualTo("first words");
        assertThat(admin.api()
                        .get("/api/audit?event=vault.rekeyed")
                        .json()
                        .at("/items/0/target/id")
                        .asText())
                .isEqualTo(vault);
        admin.rekey(vault).expect(202);
        admin.awaitRekeyed(vault);
        assertThat(admin.keeper().reveal(secret).path("note").asText()).isEqualTo("second words");
    }

    @Test
    void emptyVaultIsDoneAtOnce() {
        admin.rekey(vault).expect(202);
        admin.awaitRekeyed(vault);
    }

    @Test
    void readersAndWritersGoOn() {
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i < SECRETS; i++) {
            secrets.add(create("words of number " + i));
        }
        String mover = create("words of the mover");
        String elsewhere = admin.create("Elsewhere");
        String tag = admin.keeper().tag(mover);
        String moving =
                approved(admin.api().with("If-Match", tag).patch(Keeper.path(mover), Map.of("vault", elsewhere)));
        String begin = approved(admin.api().post(Vaulter.path(vault) + "/rekey"));
        AtomicInteger turn = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();

        Together.times(4, () -> {
            switch (turn.getAndIncrement()) {
                case 0 -> {
                    admin.api()
                            .confirmed(begin)
                            .post(Vaulter.path(vault) + "/rekey")
                            .expect(202);
                    admin.awaitRekeyed(vault);
                    over.set(true);
                }
                case 1 -> {
                    while (!over.get()) {
                        for (int i = 0; i < SECRETS; i++) {
                            assertReads(secrets.get(i), i);
                        }
                    }
                }
                case 2 -> {
                    while (!over.get()) {
                        admin.api().get("/api/secrets?vault=" + vault).expect(200);
                        create("words in between");
                    }
                }
                default -> {
                    admin.api()
                            .with("If-Match", tag)
                            .confirmed(moving)
                            .patch(Keeper.path(mover), Map.of("vault", elsewhere))
                            .expect(200);
                }
            }
            return null;
        });

        for (int i = 0; i < SECRETS; i++) {
            assertReads(secrets.get(i), i);
        }
        assertThat(admin.keeper().reveal(mover).path("note").asText()).isEqualTo("words of the mover");
        for (JsonNode secret : admin.api()
                .get("/api/secrets?limit=200&vault=" + vault)
                .expect(200)
                .json()
                .path("items")) {
            assertThat(admin.keeper()
                            .reveal(secret.path("id").asText())
                            .path("note")
                            .asText())
                    .startsWith("words");
        }
    }

    private void assertReads(String secret, int i) {
        assertThat(admin.keeper().reveal(secret).path("note").asText()).isEqualTo("words of number " + i);
    }

    private String create(String note) {
        return admin.keeper()
                .create(Map.of("type", "text", "name", "Used", "vault", vault, "fields", Map.of("note", note)));
    }

    private String approved(Answer asked) {
        String confirmation = asked.expect(401).confirmationId();
        admin.keeper().phone().approve(confirmation).expect(200);
        return confirmation;
    }
}
