package io.countersign.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What members have kept elsewhere comes in whole, or not at all. */
class ImportIT {

    private static final String IMPORT = Carrier.IMPORT;

    private Carrier bob;

    @BeforeEach
    void bobHasAFile() {
        bob = Carrier.of("bob@acme.test");
    }

    @Test
    void aFileComesInByAMapping() {
        String password = "tapir-flugelhorn-17";
        TestServer.shared().needles().addValue(password);
        String content =
                "Titel;Adresse;Benutzer;Kennwort;PIN\nGürteltier;https://armadillo.test;bob;" + password + ";0815\n";
        Map<String, Object> mapping = Map.of(
                "type",
                "custom",
                "name",
                "Titel",
                "fields",
                Map.of("Website", "Adresse", "User", "Benutzer", "Password", "Kennwort", "note", "PIN"),
                "fieldTypes",
                Map.of("Website", "url", "User", "text"));
        Map<String, Object> request = Map.of("content", content, "mapping", mapping);

        JsonNode preview =
                bob.api().post(IMPORT + "/preview", request).expect(200).json();
        assertThat(preview.path("total").asInt()).isEqualTo(1);
        assertThat(preview.at("/secrets/0/fields/User").asText()).isEqualTo("bob");
        assertThat(preview.at("/secrets/0/fields/Password").isNull()).isTrue();
        assertThat(preview.toString()).doesNotContain(password).doesNotContain("0815");
        assertThat(bob.named("Gürteltier")).isEmpty();

        assertThat(bob.bring(request).path("state").asText()).isEqualTo("done");
        JsonNode made = bob.named("Gürteltier").get(0);
        assertThat(made.path("type").asText()).isEqualTo("custom");
        assertThat(made.path("role").asText()).isEqualTo("owner");
        JsonNode fields = bob.reveal(made.path("id").asText());
        assertThat(fields.path("Password").asText()).isEqualTo(password);
        assertThat(fields.path("Website").asText()).isEqualTo("https://armadillo.test");
        assertThat(fields.path("note").asText()).isEqualTo("0815");
    }

    /** As when somebody says what each column is, one after the other: each is looked at, and none refused. */
    @Test
    void manyLooksAtOnceTakeTheirTurns() {
        Map<String, Object> request = Map.of("content", Carrier.servers("Numbat", 500));
        List<Answer> looks = Together.times(8, () -> bob.api().post(IMPORT + "/preview", request));
        assertThat(looks).allSatisfy(look -> look.expect(200));
    }

    @Test
    void oneRowThatDoesNotFitKeepsAllOut() {
        String content = "name,ssid,password\nPangolin,attic,p1\n,cellar,p2\nPangolin two," + "s".repeat(40) + ",p3\n";
        JsonNode problem =
                bob.api().post(IMPORT, Map.of("content", content)).expect(400).json();
        assertThat(problem.path("invalid").asInt()).isEqualTo(2);
        assertThat(problem.path("errors").findValuesAsText("row")).containsExactly("3", "4");
        assertThat(problem.path("errors").findValuesAsText("member")).containsExactly("name", "fields.ssid");
        assertThat(bob.named("pangolin")).isEmpty();

        JsonNode done = bob.bring(Map.of("content", content, "leaveOutInvalid", true));
        assertThat(done.path("total").asInt()).isEqualTo(1);
        assertThat(bob.named("pangolin")).hasSize(1);
        assertThat(bob.named("pangolin").at("/0/name").asText()).isEqualTo("Pangolin");
    }

    @Test
    void nothingIsSeenBeforeAllIsThere() {
        String id = bob.begin(Map.of("content", Carrier.servers("Wombat", 150)))
                .path("id")
                .asText();
        JsonNode seen = bob.named("wombat");
        JsonNode after = bob.look(id);
        // Read before the progress: if it was not over then, it was not over at the look
        if (after.path("state").asText().equals("running")) {
            assertThat(seen).isEmpty();
        }
        assertThat(bob.ended(id).path("done").asInt()).isEqualTo(150);
        assertThat(bob.named("wombat")).hasSize(150);
        assertThat(bob.api().get("/api/audit?event=secrets.imported").status()).isEqualTo(403);
    }

    @Test
    void oneThatIsCancelledLeavesNothing() {
        String id = bob.begin(Map.of("content", Carrier.servers("Numbat", 2000)))
                .path("id")
                .asText();
        Answer second = bob.api()
                .post(IMPORT, Map.of("content", Carrier.servers("Numbat", 1)))
                .expect(409);
        assertThat(second.problem()).isEqualTo("import-running");
        assertThat(second.json().path("import").asText()).isEqualTo(id);
        bob.api().delete(Carrier.path(id)).expect(204);
        assertThat(bob.look(id).path("state").asText()).isEqualTo("cancelled");
        assertThat(bob.named("numbat")).isEmpty();
        bob.api().delete(Carrier.path(id)).expect(204);
        assertThat(bob.bring(Map.of("content", Carrier.servers("Bilby", 1)))
                        .path("state")
                        .asText())
                .isEqualTo("done");
    }

    @Test
    void anImportIsItsMembersOwn() {
        String id = bob.begin(Map.of("content", Carrier.servers("Quoll", 1)))
                .path("id")
                .asText();
        for (String other : List.of("owner@acme.test", "eve@globex.test")) {
            Api api = Journey.signedIn(TestServer.shared(), other);
            api.get(Carrier.path(id)).expect(404);
            api.delete(Carrier.path(id)).expect(404);
        }
        Api guest = Journey.signedIn(TestServer.shared(), "guest@acme.test");
        guest.post(IMPORT, Map.of("content", Carrier.servers("Quoll", 1))).expect(403);
        guest.post(IMPORT + "/preview", Map.of("content", Carrier.servers("Quoll", 1)))
                .expect(403);
        assertThat(bob.ended(id).path("state").asText()).isEqualTo("done");
    }

    @Test
    void aLargeFileIsForMembersOnlyAndNoneIsTooLarge() {
        Map<String, Object> large = Map.of(
                "content", "name,note\n" + "n,%s\n".formatted("x".repeat(1000)).repeat(1000));
        Api.browser(TestServer.shared()).post(IMPORT + "/preview", large).expect(401);
        assertThat(bob.api()
                        .post(IMPORT + "/preview", large)
                        .expect(200)
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1000);
        Map<String, Object> tooLarge = Map.of("content", "x".repeat(17 << 20));
        assertThat(bob.api().post(IMPORT + "/preview", tooLarge).expect(413).problem())
                .isEqualTo("too-large");
    }

    @Test
    void aVaultThatIsNotOursOrDisabledTakesNothing() {
        Map<String, Object> request = Map.of("content", Carrier.servers("Dugong", 1), "vault", "v_unknown");
        assertThat(bob.api().post(IMPORT, request).expect(400).text()).contains("vault");
    }
}
