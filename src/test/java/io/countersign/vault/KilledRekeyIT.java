package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.crypto.CryptoFailed;
import io.countersign.crypto.DataKey;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * {@code kill -9} in the middle of a re-key, twice: it goes on after each restart, and nothing is lost. The first kill also
 * meets another vault's re-key that is just beginning, a secret that has expired while it is taken from the disk, and an
 * import at its last step.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledRekeyIT {

    private static final int SECRETS = 4;

    /** Of a node's claim; a dead one's is free after it. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static TestServer server;
    private static Vaulter admin;
    private static String vault;
    private static List<String> secrets;
    private static String spared;
    private static String beginning;
    private static String expired;
    private static String imported;
    private static Stolen before;

    @BeforeAll
    static void fillAVault() {
        server = TestServer.with().start();
        server.clock().stop();
        expired = holdWhileItIsRemoved();
        admin = Vaulter.of(server, "admin@acme.test");
        imported = holdWhileItIsShown();
        vault = admin.create("Doomed");
        secrets = new ArrayList<>();
        for (int i = 0; i < SECRETS; i++) {
            secrets.add(secret(vault, "lasting words " + i));
        }
        admin.keeper().edit(secrets.get(0), Map.of("fields", Map.of("note", "later words 0")));
        spared = admin.create("Spared");
        beginning = holdWhileItBegins();
    }

    private static String secret(String vault, String words) {
        return admin.keeper()
                .create(Map.of("type", "text", "name", "S", "vault", vault, "fields", Map.of("note", words)));
    }

    /** A re-key of which all is done but its line in the trail, and nothing committed; answers its confirmation. */
    private static String holdWhileItBegins() {
        String confirmation = confirmedRekey(spared);
        server.holdBefore("io.countersign.directory.Audited#record");
        CompletableFuture.supplyAsync(() -> admin.api().confirmed(confirmation).post(Vaulter.path(spared) + "/rekey"));
        server.awaitHeld();
        server.disarm();
        return confirmation;
    }

    private static String confirmedRekey(String vault) {
        String confirmation =
                admin.api().post(Vaulter.path(vault) + "/rekey").expect(401).confirmationId();
        admin.keeper().phone().approve(confirmation).expect(200);
        return confirmation;
    }

    /** A secret whose end has come; part of it is deleted already, but not committed. */
    private static String holdWhileItIsRemoved() {
        Duration day = Duration.ofDays(1);
        String id = Keeper.of(server, "admin@acme.test")
                .create(Map.of(
                        "type",
                        "text",
                        "name",
                        "Milk",
                        "fields",
                        Map.of("note", "sour soon"),
                        "expiresAt",
                        server.clock().instant().plus(day).toString()));
        server.holdBefore("io.countersign.vault.SecretVersions#forgetWords");
        server.clock().advance(day);
        server.awaitHeld();
        server.disarm();
        return id;
    }

    /** An import of which all is written, and nothing shown yet. */
    private static String holdWhileItIsShown() {
        server.holdBefore("io.countersign.vault.IncomingSecrets#show");
        String content = "name,note\n" + "Flotsam,washed ashore\n".repeat(60);
        String id = admin.api()
                .post("/api/secrets/import", Map.of("content", content))
                .expect(202)
                .json()
                .path("id")
                .asText();
        server.awaitHeld();
        server.disarm();
        return id;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Order(1)
    void killedWhileItBeginsThenNothingHasBegun() {
        String confirmation = confirmedRekey(vault);
        server.haltAfter("io.countersign.vault.SecretValues#reencrypt");
        admin.api().confirmed(confirmation).post(Vaulter.path(vault) + "/rekey").expect(202);
        assertThat(server.exitCode()).isEqualTo(137);
        before = Stolen.from(server);
        assertThat(before.values(expired))
                .as("nothing of the removal was committed")
                .hasSize(1);
        assertThat(before.ofImport(imported)).hasSize(60);
        server.restart();

        assertThat(admin.look(spared).has("rekey")).isFalse();
        assertNobodyReads(expired);
        String kept = secret(spared, "words of the spared");
        admin.api().confirmed(beginning).post(Vaulter.path(spared) + "/rekey").expect(202);
        admin.awaitRekeyed(spared);
        assertThat(admin.keeper().reveal(kept).path("note").asText()).isEqualTo("words of the spared");
    }

    @Test
    @Order(2)
    void killedOnItsWayThenItGoesOn() {
        server.haltAfter("io.countersign.vault.Vault#forgetPreviousKey");
        server.clock().advance(LEASE.plusSeconds(1));
        assertThat(server.exitCode()).isEqualTo(137);
        server.restart();
        server.clock().advance(LEASE.plusSeconds(1));

        admin.awaitRekeyed(vault);

        assertAllRead();
        assertThat(admin.api()
                        .get("/api/audit?event=vault.rekeyed")
                        .json()
                        .path("items")
                        .findValuesAsText("id"))
                .filteredOn(vault::equals)
                .hasSize(1);
    }

    @Test
    @Order(3)
    void removalThatWasKilledIsDoneOnce() {
        await("the next sweep")
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(admin.api()
                                .get("/api/audit?event=secret.expired")
                                .json()
                                .path("items")
                                .findValuesAsText("id"))
                        .filteredOn(expired::equals)
                        .hasSize(1));
        assertNobodyReads(expired);
    }

    @Test
    @Order(4)
    void importThatWasKilledHasFailedAndLeavesNothing() {
        assertThat(progress().path("done").asInt()).isEqualTo(60);
        server.clock().advance(Duration.ofMinutes(2));
        await("the next sweep")
                .atMost(Duration.ofSeconds(40))
                .until(() -> progress().path("state").asText().equals("failed"));
        assertThat(admin.api().get("/api/secrets?q=flotsam").json().path("items"))
                .isEmpty();
        await("what it left is cleared away")
                .atMost(Duration.ofSeconds(40))
                .until(() -> server.log().contains("Cleared away what import " + imported + " had left"));
    }

    private static JsonNode progress() {
        return admin.api().get("/api/secrets/imports/" + imported).expect(200).json();
    }

    @Test
    @Order(5)
    void afterwardsTheKeysOfBeforeOpenNothing() {
        server.stop();
        Stolen after = Stolen.from(server);
        assertThat(after.values(expired)).isEmpty();
        assertThat(after.ofImport(imported)).isEmpty();

        DataKey oldVaultKey = before.vaultKey(vault, "previous_key");
        DataKey newVaultKey = after.vaultKey(vault, "data_key");
        assertThat(after.vaultKey(vault, "previous_key")).isNull();
        for (String secret : secrets) {
            String place = before.workspaceOf(vault) + "/" + vault + "/" + secret;
            DataKey oldKey = oldVaultKey.open(before.wrappedKey(secret), place);
            DataKey newKey = newVaultKey.open(after.wrappedKey(secret), place);
            assertThat(oldKey.decrypt(before.values(secret).get(0), secret + "/note"))
                    .startsWith("lasting words");
            assertThatThrownBy(() -> oldVaultKey.open(after.wrappedKey(secret), place))
                    .isInstanceOf(CryptoFailed.class);
            for (byte[] value : after.values(secret)) {
                assertThat(newKey.decrypt(value, secret + "/note")).contains(" words ");
                assertThatThrownBy(() -> oldKey.decrypt(value, secret + "/note"))
                        .isInstanceOf(CryptoFailed.class);
            }
        }
    }

    private static void assertNobodyReads(String secret) {
        admin.api().get(Keeper.path(secret)).expect(404);
        admin.api().post(Keeper.path(secret) + "/reveal").expect(404);
    }

    private static void assertAllRead() {
        for (int i = 0; i < SECRETS; i++) {
            assertThat(admin.keeper().reveal(secrets.get(i)).path("note").asText())
                    .isEqualTo((i == 0 ? "later words " : "lasting words ") + i);
        }
        assertThat(admin.confirmed(as -> as.get(Keeper.path(secrets.get(0)) + "/versions/1"))
                        .expect(200)
                        .json()
                        .at("/fields/note")
                        .asText())
                .isEqualTo("lasting words 0");
    }
}
