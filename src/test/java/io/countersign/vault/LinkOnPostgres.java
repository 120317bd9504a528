package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A link to the secret of a folder. */
record LinkOnPostgres(Folder folder, Rows rows) {

    JsonNode make(Map<String, Object> wanted) {
        return folder.keeper()
                .confirmed(as -> as.post(Keeper.path(folder.secret()) + "/links", wanted))
                .expect(201)
                .json();
    }

    /** How many rows hold what it shows. */
    long parts(JsonNode link) {
        return rows.number(
                "select count(*) from link_part where link_id = ?",
                link.path("id").asText());
    }

    void isViewedOnceAndLeavesNothing() {
        TestServer server = folder.keeper().api().server();
        JsonNode link = make(Map.of("expiresIn", "P1D", "once", true));
        String fragment = link.path("url").asText().replaceAll(".*#", "");
        String token = fragment.substring(0, fragment.indexOf('.'));

        List<Answer> answers =
                Together.times(8, () -> Api.browser(server).post("/api/links/view", Map.of("token", token)));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 410)).hasSize(7);
        server.clock().advance(Duration.ofMinutes(20));
        await("what is left of it to go").atMost(Duration.ofSeconds(40)).until(() -> parts(link) == 0);
    }
}
