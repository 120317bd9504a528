package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files are added to a secret, listed, downloaded and removed, each only after a confirmation of just that. */
class AttachmentsIT {

    private Keeper ann;
    private Folder folder;

    @BeforeEach
    void aSecret() {
        ann = Keeper.of("ann@acme.test");
        folder = Folder.of(ann);
    }

    @Test
    void askedForFirstAndSentOnceItIsConfirmed() {
        Sample file = Sample.text("plan.txt", "the-plan-of-the-cellar-5531");
        ann.api().server().needles().addValue("the-plan-of-the-cellar-5531");

        Answer asked = folder.ask(file).expect(401);
        assertThat(asked.confirmation().path("text").asText())
                .isEqualTo("Add the file \"plan.txt\" (27 bytes) to the secret \"Deed of the house\"");
        assertThat(asked.confirmation().path("action").asText()).isEqualTo("attachment.add");
        folder.assertEmpty();
        ann.phone().approve(asked.confirmationId()).expect(200);
        Answer added = folder.send(asked.confirmationId(), file).expect(201);

        assertThat(added.header("Location")).endsWith(folder.path(added.json()));
        assertThat(folder.items()).hasSize(1);
        JsonNode item = folder.items().get(0);
        assertThat(added.json().path("sha256").asText()).isEqualTo(file.hex());
        assertThat(item).isEqualTo(((ObjectNode) added.json()).without("sha256"));
        assertThat(item.path("name").asText()).isEqualTo("plan.txt");
        assertThat(item.path("type").asText()).isEqualTo("text/plain");
        assertThat(item.path("size").asInt()).isEqualTo(27);
        assertThat(item.at("/by/name").asText()).isEqualTo("Ann Archer");
        assertThat(folder.download(item).body()).isEqualTo(file.content());
        assertThat(folder.temporaryFiles()).isEmpty();
    }

    @Test
    void sentTwiceWithoutADigest() {
        Sample file = Sample.noise("noise.bin", 300_000, 1);

        Answer added = ann.confirmed(as -> folder.send(file.namedBy(as), file)).expect(201);

        assertThat(added.json().path("sha256").asText()).isEqualTo(file.hex());
        assertThat(folder.download(added.json()).body()).isEqualTo(file.content());
    }

    @Test
    void emptyFile() {
        JsonNode added = folder.add(Sample.of("empty", "application/octet-stream", new byte[0]));

        assertThat(added.path("size").asInt()).isZero();
        Answer downloaded = folder.download(added);
        assertThat(downloaded.body()).isEmpty();
        assertThat(downloaded.header("Content-Length")).isEqualTo("0");
    }

    @Test
    void largestFileAndOneByteMore() {
        Sample largest = Sample.noise("largest.bin", Sample.LARGEST, 2);
        JsonNode added = folder.add(largest);
        assertThat(folder.download(added).body()).isEqualTo(largest.content());
        ann.confirmed(as -> as.delete(folder.path(added))).expect(204);

        Sample larger = Sample.noise("larger.bin", Sample.LARGEST + 1, 3);
        assertThat(folder.ask(larger).expect(413).problem()).isEqualTo("too-large");
        assertThat(folder.send(larger.namedBy(ann.api()), larger).expect(413).problem())
                .isEqualTo("too-large");
        folder.assertEmpty();
    }

    @Test
    void downloadIsSavedAndNeverShown() {
        Sample page = Sample.of(
                "page.png",
                "image/png",
                "<!doctype html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8));
        JsonNode added = folder.add(page);

        assertThat(added.path("type").asText()).as("judged by the content").isEqualTo("text/html");
        Answer asked = ann.api().get(folder.path(added)).expect(401);
        assertThat(asked.confirmation().path("text").asText())
                .isEqualTo("Download the file \"page.png\" of the secret \"Deed of the house\"");
        Answer downloaded = folder.download(added);
        assertThat(downloaded.header("Content-Type")).startsWith("text/html");
        assertThat(downloaded.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"page.png\"; filename*=UTF-8''page.png");
        assertThat(downloaded.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(downloaded.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; sandbox");
        assertThat(downloaded.header("Content-Length")).isEqualTo(String.valueOf(page.content().length));
        assertThat(downloaded.header("Repr-Digest")).isEqualTo(page.digest());
        assertThat(downloaded.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void jsonIsAFileLikeAnyOther() {
        Sample json = Sample.of("data.json", "application/json", "{\"a\": [1, 2]}".getBytes(StandardCharsets.UTF_8));

        JsonNode added = folder.add(json);

        assertThat(folder.download(added).body()).isEqualTo(json.content());
        assertThat(added.path("type").asText()).isEqualTo("application/json");
    }

    @Test
    void listIsPagedNewestFirst() {
        for (int n = 1; n <= 3; n++) {
            folder.add(Sample.text("file " + n, "content " + n));
        }

        JsonNode first = ann.api().get(folder.path() + "?limit=2").expect(200).json();
        assertThat(names(first)).containsExactly("file 3", "file 2");
        JsonNode rest = ann.api()
                .get(folder.path() + "?limit=2&after=" + first.path("next").asText())
                .expect(200)
                .json();
        assertThat(names(rest)).containsExactly("file 1");
        assertThat(rest.has("next")).isFalse();
        ann.api().get(folder.path() + "?after=nonsense").expect(400);
    }

    @Test
    void removedIsGoneForGood() {
        JsonNode added = folder.add(Sample.text("old.txt", "worn out"));
        Answer asked = ann.api().delete(folder.path(added)).expect(401);
        assertThat(asked.confirmation().path("text").asText())
                .isEqualTo("Remove the file \"old.txt\" from the secret \"Deed of the house\", for good");

        ann.confirmed(as -> as.delete(folder.path(added))).expect(204);

        folder.assertEmpty();
        ann.api().get(folder.path(added)).expect(404);
        ann.api().delete(folder.path(added)).expect(404);
    }

    @Test
    void confirmationForOneFileOpensNoOther() {
        JsonNode one = folder.add(Sample.text("one.txt", "one"));
        JsonNode other = folder.add(Sample.text("other.txt", "other"));
        String confirmation = ann.api().get(folder.path(one)).expect(401).confirmationId();
        ann.phone().approve(confirmation).expect(200);
        Api confirmed = ann.api().confirmed(confirmation);

        assertThat(confirmed.get(folder.path(other)).expect(403).problem()).isEqualTo("confirmation-mismatch");
        assertThat(confirmed.delete(folder.path(one)).expect(403).problem()).isEqualTo("confirmation-mismatch");
        confirmed.get(folder.path(one)).expect(200);
        assertThat(confirmed.get(folder.path(one)).expect(409).problem()).isEqualTo("confirmation-used");
    }

    @Test
    void attachmentOfAnotherSecretIsNotFoundHere() {
        JsonNode added = folder.add(Sample.text("mine.txt", "mine"));
        Folder other = Folder.of(ann);

        ann.api().get(other.path(added)).expect(404);
        ann.api().delete(other.path(added)).expect(404);
    }

    @Test
    void goesWithItsSecret() {
        JsonNode added = folder.add(Sample.text("with it.txt", "goes along"));

        ann.confirmed(as -> as.delete(Keeper.path(folder.secret()))).expect(204);

        ann.api().get(folder.path()).expect(404);
        ann.api().get(folder.path(added)).expect(404);
    }

    @Test
    void trailTellsOfAll() {
        JsonNode added = folder.add(Sample.text("told.txt", "told"));
        folder.download(added);
        ann.confirmed(as -> as.delete(folder.path(added))).expect(204);

        Api owner = Journey.signedIn(ann.api().server(), "owner@acme.test");
        for (String event : List.of("attachment.added", "attachment.downloaded", "attachment.removed")) {
            JsonNode newest = owner.get("/api/audit?limit=1&event=" + event)
                    .expect(200)
                    .json()
                    .at("/items/0");
            assertThat(newest.at("/target/id")).as(event).isEqualTo(added.path("id"));
            assertThat(newest.at("/target/name").asText()).isEqualTo("told.txt (Deed of the house)");
            assertThat(newest.path("confirmation").asText()).startsWith("c_");
        }
    }

    private static List<String> names(JsonNode page) {
        return page.path("items").findValuesAsText("name").stream()
                .filter(name -> name.startsWith("file"))
                .toList();
    }
}
