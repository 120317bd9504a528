package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An attachment that is removed while somebody downloads it, or twice at the same time. */
class RemovedDownloadIT {

    private static final Sample FILE = Sample.noise("large.bin", Sample.LARGEST, 21);

    private Keeper ann;
    private Folder folder;
    private JsonNode added;

    @BeforeEach
    void anAttachment() {
        ann = Keeper.of("ann@acme.test");
        folder = Folder.of(ann);
        added = folder.add(FILE);
    }

    @Test
    void downloadBreaksOffBeforeItsLength() throws IOException {
        String reading = approved(ann.api().get(folder.path(added)));
        String removing = approved(ann.api().delete(folder.path(added)));

        try (SlowDownload download = SlowDownload.of(ann.api().confirmed(reading), folder.path(added))) {
            assertThat(download.head()).startsWith("HTTP/1.1 200").contains("Content-Length: " + Sample.LARGEST);
            ann.api().confirmed(removing).delete(folder.path(added)).expect(204);

            assertThat(download.rest()).as("bytes until the end").isLessThan(Sample.LARGEST);
        }
        ann.api().get(folder.path(added)).expect(404);
    }

    @Test
    void otherDownloadsGoOnAfterOneThatIsGivenUp() throws IOException {
        String reading = approved(ann.api().get(folder.path(added)));
        try (SlowDownload download = SlowDownload.of(ann.api().confirmed(reading), folder.path(added))) {
            assertThat(download.head()).startsWith("HTTP/1.1 200");
        }

        assertThat(folder.download(added).body()).isEqualTo(FILE.content());
        ann.confirmed(as -> as.delete(folder.path(added))).expect(204);
    }

    @Test
    void headersAloneThenNothingIsSentAndOtherDownloadsGoOn() {
        String reading = approved(ann.api().get(folder.path(added)));
        Answer headers = ann.api()
                .confirmed(reading)
                .send("HEAD", folder.path(added), null)
                .expect(200);

        assertThat(headers.header("Content-Length")).isEqualTo(String.valueOf(Sample.LARGEST));
        assertThat(headers.body()).isEmpty();
        assertThat(folder.download(added).body()).isEqualTo(FILE.content());
    }

    private String approved(Answer asked) {
        String confirmation = asked.expect(401).confirmationId();
        ann.phone().approve(confirmation).expect(200);
        return confirmation;
    }
}
