package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.OwnServer;
import io.countersign.testing.TestServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a database whose rows can be looked at: kill -9, races, roles, and nothing in clear. */
@OwnServer
class AttachmentsOnPostgresIT {

    private static final String NEEDLE = "the-vault-in-the-cellar-opens-with-88-23-07";
    private static final Sample FILE = Sample.text("key.txt", (NEEDLE + "\n").repeat(8_000));

    @TempDir
    static Path databaseDirectory;

    private static EmbeddedPostgres postgres;
    private static TestServer server;
    private static Rows rows;

    private Keeper ann;
    private Folder folder;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(databaseDirectory.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
        server = TestServer.with()
                .setting("countersign.db.url", postgres.getJdbcUrl("postgres", "postgres"))
                .setting("countersign.db.user", "postgres")
                .start();
        server.needles().addValue(NEEDLE);
        // However long a restart takes, nothing expires meanwhile
        server.clock().stop();
        rows = new Rows(postgres.getPostgresDatabase());
    }

    @AfterAll
    static void nothingWasKeptInClear() throws Exception {
        server.close();
        postgres.close();
        server.needles().assertValuesAbsentFrom(databaseDirectory);
    }

    @BeforeEach
    void aSecret() {
        server.clock().advance(Duration.ofMinutes(61));
        ann = Keeper.of(server, "ann@acme.test");
        folder = Folder.of(ann);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Incoming#requireFit before",
                "AttachmentContents#write after",
                "Attachments#add before",
                "AttachmentService#record after"
            })
    void uploadThatIsKilledBeforeItsCommitLeavesNothing(String moment) {
        long chunks = rows.count("attachment_chunk");
        String confirmation = folder.confirm(FILE);
        halt(moment);

        kill(() -> folder.send(confirmation, FILE));
        assertThat(folder.temporaryFiles()).hasSize(1);
        server.needles().assertValuesAbsentFrom(server.dataDirectory());
        server.restart();

        folder.assertEmpty();
        assertThat(rows.count("attachment_chunk")).isEqualTo(chunks);
        folder.send(confirmation, FILE).expect(201);
        assertThat(folder.download(folder.items().get(0)).body()).isEqualTo(FILE.content());
    }

    @Test
    void uploadThatIsKilledAfterItsCommitIsThere() {
        String confirmation = folder.confirm(FILE);
        halt("ReceivedFile#close before");

        kill(() -> folder.send(confirmation, FILE));
        server.restart();

        assertThat(folder.send(confirmation, FILE).expect(409).problem()).isEqualTo("confirmation-used");
        assertThat(folder.items()).hasSize(1);
        assertThat(folder.temporaryFiles()).isEmpty();
        assertThat(folder.download(folder.items().get(0)).body()).isEqualTo(FILE.content());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AttachmentContents#delete after", "Attachments#deleteAllOf after"})
    void removalThatIsKilledHasRemovedNothing(String moment) {
        JsonNode added = folder.add(FILE);
        String target = moment.contains("All") ? Keeper.path(folder.secret()) : folder.path(added);
        String confirmation = ann.api().delete(target).expect(401).confirmationId();
        ann.phone().approve(confirmation).expect(200);
        halt(moment);

        kill(() -> ann.api().confirmed(confirmation).delete(target));
        server.restart();

        assertThat(folder.download(added).body()).isEqualTo(FILE.content());
        ann.api().confirmed(confirmation).delete(target).expect(204);
        assertThat(rows.countOf(added)).isZero();
    }

    @Test
    void contentAndKeysGoWithTheSecret() {
        JsonNode one = folder.add(FILE);
        JsonNode other = folder.add(Sample.text("small.txt", "small"));
        assertThat(rows.countOf(one)).isGreaterThan(2);

        ann.confirmed(as -> as.delete(Keeper.path(folder.secret()))).expect(204);

        assertThat(rows.countOf(one) + rows.countOf(other)).isZero();
    }

    @Test
    void secretThatIsDeletedDuringAnUploadKeepsNoneOfIt() throws Exception {
        Sample file = Sample.noise("race.bin", 3 << 20, 11);
        for (int round = 0; round < 4; round++) {
            Folder fresh = Folder.of(ann);
            String adding = fresh.confirm(file);
            String deleting =
                    ann.api().delete(Keeper.path(fresh.secret())).expect(401).confirmationId();
            ann.phone().approve(deleting).expect(200);
            long chunks = rows.count("attachment_chunk");

            CompletableFuture<Answer> added = CompletableFuture.supplyAsync(() -> fresh.send(adding, file));
            TimeUnit.MILLISECONDS.sleep(40L * round);
            ann.api().confirmed(deleting).delete(Keeper.path(fresh.secret())).expect(204);

            assertThat(added.get(1, TimeUnit.MINUTES).status()).isIn(201, 404);
            assertThat(rows.count("attachment_chunk")).isEqualTo(chunks);
        }
    }

    @Test
    void collaboratorListsAndDownloadsButNeitherAddsNorRemoves() {
        JsonNode added = folder.add(FILE);
        Keeper bob = Keeper.of(server, "bob@acme.test");
        rows.grant(
                folder.secret(),
                bob.api().get("/api/session").json().at("/member/id").asText());
        Folder his = new Folder(bob, folder.secret());

        assertThat(his.items()).isEqualTo(folder.items());
        assertThat(his.download(added).body()).isEqualTo(FILE.content());
        assertThat(his.ask(FILE).expect(403).problem()).isEqualTo("forbidden");
        assertThat(his.send(FILE.announcedBy(bob.api()), FILE).expect(403).problem())
                .isEqualTo("forbidden");
        assertThat(bob.api().delete(folder.path(added)).expect(403).problem()).isEqualTo("forbidden");
        assertThat(his.temporaryFiles()).isEmpty();
    }

    private static void halt(String moment) {
        String method = "io.countersign.vault." + moment.substring(0, moment.indexOf(' '));
        if (moment.endsWith("before")) {
            server.haltBefore(method);
        } else {
            server.haltAfter(method);
        }
    }

    private static void kill(Supplier<Answer> last) {
        try {
            last.get();
        } catch (UncheckedIOException e) {
            // The connection went with the process
        }
        assertThat(server.exitCode()).isEqualTo(137);
    }
}
