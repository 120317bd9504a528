package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.OwnServer;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What of vaults leans on the database's locks and indexes, on PostgreSQL. */
@OwnServer
class PostgresVaultsIT {

    @Test
    void namesDefaultAndNewKeys() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                TestServer server = TestServer.with()
                        .setting("countersign.db.url", postgres.getJdbcUrl("postgres", "postgres"))
                        .setting("countersign.db.user", "postgres")
                        .start()) {
            Vaulter admin = Vaulter.of(server, "admin@acme.test");
            String one = admin.create("One");
            String other = admin.create("Other");
            String secret = admin.keeper()
                    .create(Map.of(
                            "type", "text", "name", "S", "vault", one, "fields", Map.of("note", "words of old")));
            List<Callable<Answer>> all = new ArrayList<>();
            all.add(approved(admin, "PATCH", Vaulter.path(one), Map.of("default", true)));
            all.add(approved(admin, "PATCH", Vaulter.path(other), Map.of("default", true)));
            all.add(approved(admin, "POST", Vaulter.path(one) + "/rekey", null));
            for (int i = 0; i < 4; i++) {
                all.add(() -> admin.api().post("/api/secrets", inVault(one)));
            }
            ConcurrentLinkedQueue<Callable<Answer>> queue = new ConcurrentLinkedQueue<>(all);

            Together.times(all.size(), () -> queue.poll().call())
                    .forEach(answer -> assertThat(answer.status()).isBetween(200, 202));

            assertThat(admin.defaults()).hasSize(1).isSubsetOf(one, other);
            admin.awaitRekeyed(one);
            assertThat(admin.keeper().reveal(secret).path("note").asText()).isEqualTo("words of old");
            String name = Vaulter.name("Same");
            String last = admin.create("Last");
            admin.edit(last, Map.of("name", name)).expect(200);
            assertThat(admin.api().post("/api/vaults", Map.of("name", name)).problem())
                    .isEqualTo("vault-name-taken");
            admin.disable(last).expect(200);
            assertThat(admin.api().post("/api/secrets", inVault(last)).problem())
                    .isEqualTo("vault-disabled");
        }
    }

    private static Callable<Answer> approved(Vaulter admin, String method, String path, Object body) {
        String confirmation = admin.api().send(method, path, body).expect(401).confirmationId();
        admin.keeper().phone().approve(confirmation).expect(200);
        return () -> admin.api().confirmed(confirmation).send(method, path, body);
    }

    private static Map<String, Object> inVault(String vault) {
        return Map.of("type", "text", "name", "New", "vault", vault, "fields", Map.of("note", "words of now"));
    }
}
