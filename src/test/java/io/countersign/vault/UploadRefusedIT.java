package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads that are not what they say: nothing of them is kept, and what was confirmed can still be done. */
class UploadRefusedIT {

    private static final Sample FILE = Sample.noise("key.bin", 200_000, 7);

    private Keeper ann;
    private Folder folder;

    @BeforeEach
    void aSecret() {
        ann = Keeper.of("ann@acme.test");
        folder = Folder.of(ann);
    }

    @Test
    void bodyThatDoesNotFitLeavesTheConfirmationUsable() {
        String confirmation = folder.confirm(FILE);
        Api as = FILE.announcedBy(ann.api().confirmed(confirmation));
        byte[] other = FILE.content().clone();
        other[100_000] ^= 1;

        for (byte[] wrong : new byte[][] {
            Arrays.copyOf(FILE.content(), 199_999), Arrays.copyOf(FILE.content(), 200_001), other, new byte[0]
        }) {
            assertThat(as.sendBytes("POST", folder.path(), wrong).expect(400).problem())
                    .isEqualTo("invalid-request");
            folder.assertEmpty();
        }
        folder.send(confirmation, FILE).expect(201);
        assertThat(folder.items()).hasSize(1);
    }

    @Test
    void lengthThatIsNotTheBodysIsRefusedAtOnce() {
        for (String length : new String[] {"199999", "200001", "-1", "many", "2e5"}) {
            Answer answer = folder.send(FILE.announcedBy(ann.api()).with("Upload-Length", length), FILE);
            assertThat(answer.expect(400).text()).contains("Upload-Length");
        }
        folder.assertEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha-256=:AAAA:", "sha-256=AAAA", "sha-256", ":", "sha-256=:!!!:"})
    void digestThatIsNoneIsRefused(String digest) {
        Answer answer = FILE.announcedBy(ann.api()).with("Repr-Digest", digest).post(folder.path());

        assertThat(answer.expect(400).text()).contains("Repr-Digest");
    }

    @Test
    void digestMayStandBesideOthers() {
        Sample file = Sample.text("a.txt", "a");
        Api as = file.announcedBy(ann.api()).with("Repr-Digest", "sha-512=:YWJj:, " + file.digest());

        as.post(folder.path()).expect(401);
    }

    @Test
    void announcementWithoutABodyNeedsNameLengthAndDigest() {
        Api whole = FILE.announcedBy(ann.api());
        for (String header : new String[] {"Content-Disposition", "Upload-Length", "Repr-Digest"}) {
            assertThat(whole.with(header, null).post(folder.path()).expect(400).text())
                    .contains(header);
        }
    }

    @Test
    void confirmationIsForThisFileUnderThisName() {
        String confirmation = folder.confirm(FILE);
        Sample otherFile = Sample.noise("key.bin", 200_000, 8);
        Sample otherName = FILE.named("attachment; filename=\"other.bin\"");

        for (Sample other : new Sample[] {otherFile, otherName}) {
            assertThat(folder.send(confirmation, other).expect(403).problem()).isEqualTo("confirmation-mismatch");
        }
        folder.assertEmpty();
        folder.send(confirmation, FILE).expect(201);
        assertThat(folder.send(confirmation, FILE).expect(409).problem()).isEqualTo("confirmation-used");
        assertThat(folder.items()).hasSize(1);
        assertThat(folder.temporaryFiles()).isEmpty();
    }

    @Test
    void whatHasNotBeenConfirmedIsNotKept() {
        assertThat(folder.send(FILE.namedBy(ann.api()), FILE).expect(401).problem())
                .isEqualTo("confirmation-required");
        String pending = folder.ask(FILE).expect(401).confirmationId();

        assertThat(folder.send(pending, FILE).expect(409).problem()).isEqualTo("confirmation-pending");
        assertThat(folder.send("c_unknown", FILE).expect(404).problem()).isEqualTo("confirmation-unknown");

        folder.assertEmpty();
    }

    @Test
    void uploadThatBreaksOffLeavesNothing() throws Exception {
        String confirmation = folder.confirm(FILE);
        Api as = FILE.announcedBy(ann.api().confirmed(confirmation));

        BrokenUpload.send(as, folder.path(), FILE, 120_000);

        await().untilAsserted(folder::assertEmpty);
        folder.send(confirmation, FILE).expect(201);
        assertThat(folder.items()).hasSize(1);
    }

    @Test
    void bodyOfUnknownLengthIsRefusedOnceItIsTooLong() throws Exception {
        Sample larger = Sample.noise("larger.bin", Sample.LARGEST + 1, 9);

        assertThat(BrokenUpload.sendChunked(larger.namedBy(ann.api()), folder.path(), larger))
                .startsWith("HTTP/1.1 413");

        folder.assertEmpty();
    }

    @Test
    void othersFindNothing() {
        var added = folder.add(FILE);
        for (String email : new String[] {"bob@acme.test", "owner@acme.test", "guest@acme.test", "eve@globex.test"}) {
            Api other = Journey.signedIn(ann.api().server(), email);

            other.get(folder.path()).expect(404);
            FILE.announcedBy(other).post(folder.path()).expect(404);
            folder.send(FILE.announcedBy(other), FILE).expect(404);
            other.get(folder.path(added)).expect(404);
            other.delete(folder.path(added)).expect(404);
        }
        Api nobody = Api.browser(ann.api().server());
        assertThat(folder.send(FILE.announcedBy(nobody), FILE).expect(401).problem())
                .isEqualTo("not-signed-in");
        assertThat(nobody.get(folder.path(added)).expect(401).problem()).isEqualTo("not-signed-in");
    }
}
