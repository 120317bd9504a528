package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Together;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which actions a workspace may have remembered, and for how long. */
class RememberSettingIT {

    private static Desk admin;

    @BeforeAll
    static void begin() {
        Desk.anHourLater();
        admin = Desk.of("admin@acme.test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret.delete",
                "secret.share",
                "secret.link",
                "secret.export",
                "scim.view",
                "scim.rotate",
                "device.pair",
                "session.connect",
                "passkey.add",
                "workspace.edit",
                "member.edit",
                "member.remove",
                "member.reset",
                "member.password",
                "member.invite",
                "token.create",
                "attachment.add",
                "secret.look",
                ""
            })
    void whatMayNotBeRememberedIsRefusedBeforeAnybodyIsAsked(String action) {
        assertRefused(Map.of(action, "PT1M"));
        assertThat(workspace().path("rememberable").toString()).doesNotContain("\"" + action + "\"");
    }

    @Test
    void timesAreFromNoneToFiveMinutes() {
        for (Object time : List.of("PT5M1S", "PT-1S", "P1D", "5", 300, true)) {
            Answer answer = admin.api().patch("/api/workspace", Map.of("remember", Map.of("secret.view", time)));
            assertThat(answer.expect(400).json().at("/errors/0/member").asText())
                    .startsWith("remember");
        }
        assertRefused(Collections.singletonMap("secret.view", null));
        assertThat(admin.api()
                        .patch("/api/workspace", Map.of("remember", Map.of()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void everyActionThatMayBeIsTakenAndSaidInWords() {
        List<String> all = new ArrayList<>();
        workspace().path("rememberable").forEach(action -> all.add(action.asText()));
        assertThat(all)
                .contains("secret.view", "secret.edit", "secret.history", "secret.restore", "vault.edit", "app.remove");
        for (String action : all) {
            Answer asked = admin.api().patch("/api/workspace", Map.of("remember", Map.of(action, "PT2M30S")));
            assertThat(asked.expect(401).confirmation().path("text").asText())
                    .contains("remember " + action + " for 2 minutes 30 seconds");
        }
    }

    @Test
    void adminsWhoChangeTheSameAtOnceBothDo() {
        Desk owner = Desk.of("owner@acme.test");
        for (int round = 1; round <= 4; round++) {
            Map<String, Object> change =
                    Map.of("remember", Map.of("vault.edit", "PT" + round + "M"), "phoneAsks", "other-device");
            Queue<Api> ready = new ConcurrentLinkedQueue<>(List.of(confirmed(admin, change), confirmed(owner, change)));
            assertThat(Together.times(2, () -> ready.remove().patch("/api/workspace", change)))
                    .allSatisfy(answer -> answer.expect(200));
        }
        Map<String, Object> usual = Map.of("remember", Map.of("vault.edit", "PT0S"), "phoneAsks", "other-device");
        confirmed(admin, usual).patch("/api/workspace", usual).expect(200);
    }

    private static Api confirmed(Desk desk, Map<String, Object> change) {
        String id = desk.api().patch("/api/workspace", change).expect(401).confirmationId();
        desk.phone().approve(id).expect(200);
        return desk.api().confirmed(id);
    }

    private static JsonNode workspace() {
        return admin.api().get("/api/workspace").expect(200).json();
    }

    private static void assertRefused(Map<String, Object> remember) {
        Answer answer = admin.api()
                .patch("/api/workspace", Map.of("remember", remember))
                .expect(400);
        assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo("remember");
    }
}
