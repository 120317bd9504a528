package io.countersign.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.crypto.PasswordSealed;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets leave only under a password, by who may, after a confirmation; and the file is taken back whole. */
class ExportIT {

    private static final String EXPORT = "/api/secrets/export";
    private static final String PASSWORD = "gravel otter piano 1897 sunk";

    private Carrier owner;

    @BeforeEach
    void theOwnerHasAPhone() {
        TestServer.shared().needles().addValue(PASSWORD);
        owner = Carrier.of("owner@acme.test");
    }

    @Test
    void whatLeavesComesBackWhole() {
        String vault = owner.vault("Ark");
        String value = "ark-value-ürümqi-🦜";
        TestServer.shared().needles().addValue(value);
        create(Map.of(
                "type",
                "custom",
                "name",
                "Raft",
                "vault",
                vault,
                "confirmToView",
                true,
                "fields",
                Map.of(
                        "Key",
                        Map.of("type", "password", "value", value),
                        "Site",
                        Map.of("type", "url", "value", "https://raft.test"),
                        "note",
                        "two\nlines")));
        create(Map.of("type", "server", "name", "Raft host", "vault", vault, "fields", Map.of("host", "raft.test")));
        String end =
                TestServer.shared().clock().instant().plus(Duration.ofDays(2)).toString();
        create(Map.of(
                "type",
                "text",
                "name",
                "Raft short",
                "vault",
                vault,
                "expiresAt",
                end,
                "fields",
                Map.of("note", "gone soon")));

        Answer file = owner.confirmed(as -> as.post(EXPORT, Map.of("password", PASSWORD, "vault", vault)));
        file.expect(200);
        assertThat(file.header("Content-Disposition")).matches("attachment; filename=\"countersign-[-0-9]+\\.jwe\"");
        assertThat(file.text()).doesNotContain("raft");
        String json = new String(PasswordSealed.open(file.text(), PASSWORD).orElseThrow(), StandardCharsets.UTF_8);
        assertThat(json).contains(value, "Raft short", "\"vault\":\"Ark\"");

        TestServer.shared().clock().advance(Duration.ofDays(3));
        Carrier later = Carrier.of("owner@acme.test");
        Map<String, Object> request = Map.of("content", file.text(), "password", PASSWORD);
        JsonNode preview = later.api()
                .post(Carrier.IMPORT + "/preview", request)
                .expect(200)
                .json();
        assertThat(preview.path("format").asText()).isEqualTo("countersign");
        assertThat(preview.path("expired").asInt()).isEqualTo(1);
        assertThat(later.bring(request).path("done").asInt()).isEqualTo(2);

        JsonNode found = later.named("raft");
        assertThat(found)
                .hasSize(4)
                .allSatisfy(one -> assertThat(one.at("/vault/name").asText()).isEqualTo("Ark"));
        for (String name : List.of("Raft", "Raft host")) {
            List<JsonNode> twins = StreamSupport.stream(found.spliterator(), false)
                    .filter(one -> one.path("name").asText().equals(name))
                    .toList();
            assertThat(twins).hasSize(2);
            assertThat(fields(later, twins.get(0))).isEqualTo(fields(later, twins.get(1)));
            assertThat(twins.get(0).path("confirmToView"))
                    .isEqualTo(twins.get(1).path("confirmToView"));
        }
    }

    @Test
    void aWrongPasswordOpensNothing() {
        Answer file = owner.confirmed(as -> as.post(EXPORT, Map.of("password", PASSWORD)))
                .expect(200);
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("content", file.text()), Map.of("content", file.text(), "password", "gravel otter"))) {
            Answer answer = owner.api().post(Carrier.IMPORT, wrong).expect(400);
            assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo("password");
        }
    }

    @Test
    void aPasswordThatIsGuessedEasilyIsRefusedBeforeAnyAsking() {
        for (String weak : new String[] {"short", "password1234", "aaaaaaaaaaaaaaaa"}) {
            Answer answer = owner.api().post(EXPORT, Map.of("password", weak)).expect(400);
            assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo("password");
        }
    }

    @Test
    void thePolicyDecidesWhoMay() {
        Map<String, Object> request = Map.of("password", PASSWORD);
        Api ann = Journey.signedIn(TestServer.shared(), "ann@acme.test");
        Api guest = Journey.signedIn(TestServer.shared(), "guest@acme.test");
        ann.post(EXPORT, request).expect(403);
        try {
            policy("members");
            ann.post(EXPORT, request).expect(401);
            guest.post(EXPORT, request).expect(403);
            policy("nobody");
            owner.api().post(EXPORT, request).expect(403);
        } finally {
            policy("admins");
        }
        ann.post(EXPORT, request).expect(403);
        Api.browser(TestServer.shared()).post(EXPORT, request).expect(401);
    }

    @Test
    void anEmptyVaultAndAForeignOneAreNotExported() {
        String vault = owner.vault("Empty ark");
        assertThat(owner.api()
                        .post(EXPORT, Map.of("password", PASSWORD, "vault", vault))
                        .problem())
                .isEqualTo("nothing-to-export");
        Api eve = Journey.signedIn(TestServer.shared(), "eve@globex.test");
        eve.post(EXPORT, Map.of("password", PASSWORD, "vault", vault)).expect(400);
    }

    private void policy(String exportBy) {
        owner.confirmed(as -> as.patch("/api/workspace", Map.of("exportBy", exportBy)))
                .expect(200);
    }

    private void create(Map<String, Object> secret) {
        owner.api().post("/api/secrets", secret).expect(201);
    }

    private static JsonNode fields(Carrier carrier, JsonNode secret) {
        String path = "/api/secrets/" + secret.path("id").asText() + "/reveal";
        return secret.path("confirmToView").asBoolean()
                ? carrier.confirmed(as -> as.post(path)).expect(200).json()
                : carrier.api().post(path).expect(200).json();
    }
}
