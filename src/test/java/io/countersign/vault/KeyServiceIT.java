package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.FakeKeyService;
import io.countersign.testing.FakeKeyService.Mood;
import io.countersign.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Vaults that a key service guards, in all its moods: what is there stays, and other vaults go on. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeyServiceIT {

    private static final String UNAVAILABLE = "key-service-unavailable";

    private static FakeKeyService service;
    private static TestServer server;

    private Vaulter admin;
    private String guarded;
    private String secret;
    private String other;

    @BeforeAll
    static void start() {
        service = new FakeKeyService();
        server = TestServer.with()
                .setting("countersign.kms.key", service.keyAddress())
                .setting("countersign.kms.token", FakeKeyService.TOKEN)
                .start();
        server.needles().add(FakeKeyService.TOKEN);
    }

    @AfterAll
    static void stop() {
        server.close();
        service.close();
    }

    @BeforeEach
    void fillVaults() {
        service.setMood(Mood.WELL);
        server.clock().advance(Duration.ofMinutes(61));
        admin = Vaulter.of(server, "admin@acme.test");
        guarded = admin.create(Map.of("name", Vaulter.name("Guarded"), "strategy", "kms"))
                .expect(201)
                .json()
                .path("id")
                .asText();
        secret = wifi("cellar-net");
        other = admin.keeper().create("text", "Other", Map.of("note", "words of another vault"));
    }

    @Test
    void strategyIsOfferedAndTold() {
        assertThat(admin.api().get("/api/vault-strategies").json().path("items").findValuesAsText("id"))
                .containsExactly("local", "kms");
        assertThat(admin.look(guarded).path("strategy").asText()).isEqualTo("kms");
        assertThat(read(secret)).isEqualTo("below the stairs");
    }

    @Test
    void pageOfSecretsAsksOnceAndNotForEachRow() {
        for (int i = 0; i < 4; i++) {
            wifi("net " + i);
        }
        later();
        int before = service.calls();

        JsonNode items = list();

        assertThat(items).hasSize(5);
        items.forEach(item -> assertThat(item.path("subtitle").asText()).contains("net"));
        assertThat(service.calls() - before).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"SILENT", "DENYING", "SEALED", "LYING"})
    void whileItDoesNotHelpTheOthersGoOnAndNothingIsLost(Mood mood) {
        wifi("another-net");
        later();
        service.setMood(mood);

        assertUnavailable(admin.api().get(Keeper.path(secret)));
        assertUnavailable(admin.api().post(Keeper.path(secret) + "/reveal"));
        assertUnavailable(admin.api().post("/api/secrets", wifiIn(guarded, "never-net")));
        assertThat(read(other)).isEqualTo("words of another vault");
        admin.keeper().edit(other, Map.of("fields", Map.of("note", "words of another vault, edited")));
        JsonNode items = list();
        assertThat(items).hasSize(2);
        items.forEach(item -> assertThat(item.has("subtitle")).isFalse());
        assertThat(admin.look(guarded).path("id").asText()).isEqualTo(guarded);

        service.setMood(Mood.WELL);
        later();
        assertThat(read(secret)).isEqualTo("below the stairs");
        assertThat(list()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"DENYING", "LYING", "BABBLING"})
    void keyThatItDoesNotTakeIsNotUsedAndTheConfirmationStaysGood(Mood mood) {
        Map<String, Object> wanted = Map.of("name", Vaulter.name("Wanted"), "strategy", "kms");
        String making = approved(admin.api().post("/api/vaults", wanted));
        String rekeying = approved(admin.api().post(Vaulter.path(guarded) + "/rekey"));
        service.setMood(mood);

        assertUnavailable(admin.api().confirmed(making).post("/api/vaults", wanted));
        assertUnavailable(admin.api().confirmed(rekeying).post(Vaulter.path(guarded) + "/rekey"));
        assertThat(admin.look(guarded).has("rekey")).isFalse();
        assertThat(admin.api().get("/api/vaults?limit=200").text()).doesNotContain((String) wanted.get("name"));

        service.setMood(Mood.WELL);
        server.clock().advance(Duration.ofSeconds(6));
        admin.api().confirmed(making).post("/api/vaults", wanted).expect(201);
        admin.api().confirmed(rekeying).post(Vaulter.path(guarded) + "/rekey").expect(202);
        admin.awaitRekeyed(guarded);
        assertThat(read(secret)).isEqualTo("below the stairs");
    }

    @Test
    void secretMovesBetweenStrategies() {
        admin.keeper().edit(other, Map.of("vault", guarded));
        assertThat(read(other)).isEqualTo("words of another vault");
        admin.keeper().edit(secret, Map.of("vault", admin.defaults().get(0)));
        later();
        service.setMood(Mood.SEALED);

        assertThat(read(secret)).isEqualTo("below the stairs");
        assertUnavailable(admin.api().get(Keeper.path(other)));
    }

    /** It restarts the server, so it comes last. */
    @Test
    @Order(Integer.MAX_VALUE)
    void masterKeyIsRotatedByCommand(@TempDir Path folder) throws Exception {
        new MasterKeyRotation(server, folder).rotatedWhileRunningThenTheOldKeyIsRefused();
    }

    /** Everything that was kept open is forgotten, and the service is asked again. */
    private static void later() {
        server.clock().advance(Duration.ofSeconds(61));
    }

    private String wifi(String ssid) {
        return admin.keeper().create(wifiIn(guarded, ssid));
    }

    private static Map<String, Object> wifiIn(String vault, String ssid) {
        return Map.of(
                "type",
                "wifi",
                "name",
                "Net",
                "vault",
                vault,
                "fields",
                Map.of("ssid", ssid, "note", "below the stairs"));
    }

    private JsonNode list() {
        return admin.api()
                .get("/api/secrets?vault=" + guarded)
                .expect(200)
                .json()
                .path("items");
    }

    private String read(String id) {
        return admin.keeper().reveal(id).path("note").asText();
    }

    private String approved(Answer asked) {
        String confirmation = asked.expect(401).confirmationId();
        admin.keeper().phone().approve(confirmation).expect(200);
        return confirmation;
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.expect(503).problem()).isEqualTo(UNAVAILABLE);
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }
}
