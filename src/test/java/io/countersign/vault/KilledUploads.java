package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.audit.EarlierTrail;
import io.countersign.testing.Answer;
import io.countersign.testing.TestServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** {@code kill -9} while files come and go: one kill for all, each is held at its moment until the process dies. */
final class KilledUploads {

    private final Folder folder;
    private final Keeper ann;
    private final TestServer server;
    private final Rows rows;
    private final Sample file;

    KilledUploads(Folder folder, Rows rows, Sample file) {
        this.folder = folder;
        this.ann = folder.keeper();
        this.server = ann.api().server();
        this.rows = rows;
        this.file = file;
    }

    void run() {
        List<Interrupted> uncommitted =
                List.of(upload("Incoming#requireFit"), upload("Attachments#add"), upload("directory.Audited#record"));
        JsonNode kept = folder.add(file);
        Interrupted removed = removal(folder, folder.path(kept));
        Folder doomed = Folder.of(ann);
        JsonNode keptToo = doomed.add(file);
        Interrupted deleted = removal(doomed, Keeper.path(doomed.secret()));
        long chunks = rows.count("attachment_chunk");
        Interrupted committed = upload("ReceivedFile#close");
        assertThat(folder.temporaryFiles()).hasSize(4);
        server.needles().assertValuesAbsentFrom(server.dataDirectory());

        EarlierTrail earlier = EarlierTrail.of(server, server.database());
        server.kill();
        server.restart();
        earlier.assertChained();

        assertThat(folder.temporaryFiles()).isEmpty();
        uncommitted.forEach(upload -> upload.folder().assertEmpty());
        assertThat(rows.count("attachment_chunk"))
                .isGreaterThan(chunks)
                .isLessThanOrEqualTo(
                        chunks + rows.countOf(committed.folder().items().get(0)));
        uncommitted.forEach(this::completes);
        assertDone(committed);
        folder.assertHolds(file);
        doomed.assertHolds(file);
        ann.api().confirmed(removed.confirmation()).delete(folder.path(kept)).expect(204);
        ann.api()
                .confirmed(deleted.confirmation())
                .delete(Keeper.path(doomed.secret()))
                .expect(204);
        assertThat(rows.countOf(kept) + rows.countOf(keptToo)).isZero();
    }

    private void completes(Interrupted upload) {
        upload.folder().send(upload.confirmation(), file).expect(201);
        upload.folder().assertHolds(file);
    }

    private void assertDone(Interrupted upload) {
        assertThat(upload.folder().send(upload.confirmation(), file).expect(409).problem())
                .isEqualTo("confirmation-used");
        upload.folder().assertHolds(file);
    }

    /** A request that the kill interrupts. */
    private record Interrupted(Folder folder, String confirmation) {}

    private Interrupted upload(String moment) {
        Folder fresh = Folder.of(ann);
        String confirmation = fresh.confirm(file);
        hold(moment, () -> fresh.send(confirmation, file));
        return new Interrupted(fresh, confirmation);
    }

    private Interrupted removal(Folder of, String path) {
        String confirmation = ann.api().delete(path).expect(401).confirmationId();
        ann.phone().approve(confirmation).expect(200);
        hold("directory.Audited#record", () -> ann.api().confirmed(confirmation).delete(path));
        return new Interrupted(of, confirmation);
    }

    /** In this room unless another is named. */
    private void hold(String moment, Supplier<Answer> call) {
        server.disarm();
        server.holdBefore("io.countersign." + (moment.contains(".") ? moment : "vault." + moment));
        CompletableFuture.supplyAsync(call);
        server.awaitHeld();
        server.disarm();
    }
}
