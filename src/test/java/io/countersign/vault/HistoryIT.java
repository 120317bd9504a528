package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each save makes a version; history is opened and restored only when confirmed, and nothing of it is lost. */
class HistoryIT {

    private Keeper ann;
    private String id;

    @BeforeEach
    void aSecretWithThreeVersions() {
        ann = Keeper.of("ann@acme.test");
        id = ann.create("server", "Printer", Map.of("host", "p1.acme.test", "password", "one-Willow"));
        ann.edit(id, Map.of("name", "Big printer", "fields", Map.of("password", "two-Willow")));
        Map<String, Object> gone = new HashMap<>();
        gone.put("host", null);
        ann.edit(id, Map.of("fields", gone));
    }

    @Test
    void historyTellsWhoSavedWhatAndWhenButNoValues() {
        Answer history = ann.confirmed(as -> as.get(versions())).expect(200);
        JsonNode items = history.json().path("items");
        assertThat(items).hasSize(3);
        assertThat(items.at("/0/n").asInt()).isEqualTo(3);
        assertThat(items.at("/0/changed").toString()).isEqualTo("[\"host\"]");
        assertThat(items.at("/1/changed").toString()).isEqualTo("[\"name\",\"password\"]");
        assertThat(items.at("/1/by/name").asText()).isEqualTo("Ann Archer");
        assertThat(history.text()).doesNotContain("Willow");
    }

    @Test
    void aVersionIsShownBesideTheOneBeforeIt() {
        JsonNode second =
                ann.confirmed(as -> as.get(versions() + "/2")).expect(200).json();
        assertThat(second.path("name").asText()).isEqualTo("Big printer");
        assertThat(second.at("/fields/password").asText()).isEqualTo("two-Willow");
        assertThat(second.at("/before/name").asText()).isEqualTo("Printer");
        assertThat(second.at("/before/fields/password").asText()).isEqualTo("one-Willow");
        assertThat(ann.confirmed(as -> as.get(versions() + "/1")).json().has("before"))
                .isFalse();
    }

    @Test
    void restoringMakesANewVersionWithTheOldContent() {
        Answer restored =
                ann.confirmed(as -> as.post(versions() + "/1/restore")).expect(200);
        assertThat(restored.header("ETag")).isEqualTo("\"4\"");
        assertThat(restored.json().path("name").asText()).isEqualTo("Printer");
        assertThat(restored.json().at("/fields/host").asText()).isEqualTo("p1.acme.test");
        assertThat(ann.reveal(id).path("password").asText()).isEqualTo("one-Willow");
        JsonNode items =
                ann.confirmed(as -> as.get(versions())).expect(200).json().path("items");
        assertThat(items).hasSize(4);
        assertThat(items.at("/0/changed").toString()).isEqualTo("[\"name\",\"host\",\"password\"]");
    }

    @Test
    void eachStepWantsAConfirmationOfItsOwn() {
        String opened = ann.api().get(versions()).expect(401).confirmationId();
        ann.phone().approve(opened).expect(200);
        Answer other = ann.api().confirmed(opened).post(versions() + "/1/restore");
        assertThat(other.expect(403).problem()).isEqualTo("confirmation-mismatch");
        assertThat(ann.api().confirmed(opened).get(versions() + "/1").problem()).isEqualTo("confirmation-mismatch");
        assertThat(ann.tag(id)).isEqualTo("\"3\"");
        String sentence = ann.api()
                .post(versions() + "/1/restore")
                .expect(401)
                .confirmation()
                .path("text")
                .asText();
        assertThat(sentence).startsWith("Restore version 1 of the secret \"Big printer\", which Ann Archer saved on ");
    }

    @Test
    void onlyTheVersionThatIsMeantIsReplaced() {
        String path = versions() + "/1/restore";
        Api meant = ann.api().with("If-Match", ann.tag(id));
        assertThat(ann.api().with("If-Match", "\"2\"").post(path).expect(412).problem())
                .isEqualTo("stale");
        String restoring = meant.post(path).expect(401).confirmationId();
        ann.phone().approve(restoring).expect(200);
        assertThat(ann.api().confirmed(restoring).post(path).expect(403).problem())
                .isEqualTo("confirmation-mismatch");

        ann.edit(id, Map.of("name", "Bigger printer"));

        assertThat(meant.confirmed(restoring).post(path).expect(412).problem()).isEqualTo("stale");
        assertThat(ann.look(id).path("name").asText()).isEqualTo("Bigger printer");
    }

    @Test
    void versionsThatAreNoneAreNotAskedFor() {
        for (String n : new String[] {"0", "4", "-1", "one", "99999999999"}) {
            ann.api().get(versions() + "/" + n).expect(404);
            ann.api().post(versions() + "/" + n + "/restore").expect(404);
        }
    }

    @Test
    void historyIsPagedByItsNumbers() {
        JsonNode first =
                ann.confirmed(as -> as.get(versions() + "?limit=2")).expect(200).json();
        assertThat(first.path("items")).hasSize(2);
        String next = first.path("next").asText();
        JsonNode rest = ann.confirmed(as -> as.get(versions() + "?limit=2&after=" + next))
                .expect(200)
                .json();
        assertThat(rest.at("/items/0/n").asInt()).isEqualTo(1);
        assertThat(rest.has("next")).isFalse();
    }

    private String versions() {
        return Keeper.path(id) + "/versions";
    }
}
