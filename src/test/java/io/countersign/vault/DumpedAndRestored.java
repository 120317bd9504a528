package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Journey;
import io.countersign.testing.PostgresBackup;
import io.countersign.testing.PostgresDatabase;
import io.countersign.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A PostgreSQL is dumped while its server runs, and comes back on an empty machine, by the commands of the operator's guide:
 * with sessions, phones, attachments and trail, and without what came later.
 *
 * @param machine an empty folder
 */
record DumpedAndRestored(Folder folder, Sample file, Path machine) {

    void run() throws IOException {
        Keeper keeper = folder.keeper();
        TestServer server = keeper.api().server();
        JsonNode attachment = folder.add(file);
        PostgresBackup backup = new PostgresBackup(machine.resolve("countersign.dump"));
        backup.dump(server.database());
        String later = keeper.create("text", "Later", Map.of("note", "not in the dump"));

        PostgresDatabase empty = PostgresDatabase.fresh();
        backup.restore(empty.source());
        Path data = Files.createDirectory(machine.resolve("data"));
        Path key = Files.copy(server.dataDirectory().resolve("master.key"), data.resolve("master.key"));
        try (TestServer restored = server.another()
                .setting("countersign.db.url", empty.url())
                .setting("countersign.data.dir", data.toString())
                .setting("countersign.master-key", key.toString())
                .start()) {
            look(new Keeper(keeper.api().at(restored), keeper.phone().at(restored)), attachment, later);
        }
        assertThat(keeper.look(later).path("name").asText()).isEqualTo("Later");
    }

    private void look(Keeper back, JsonNode attachment, String later) {
        back.api().get(Keeper.path(later)).expect(404);
        assertThat(back.reveal(folder.secret()).path("note").asText()).isEqualTo("in the safe");
        Folder restored = new Folder(back, folder.secret());
        assertThat(restored.download(attachment).body()).isEqualTo(file.content());
        Answer verdict = Journey.signedIn(back.api().server(), "owner@acme.test")
                .post("/api/audit/verify")
                .expect(200);
        assertThat(verdict.json().path("ok").asBoolean()).as(verdict.toString()).isTrue();
    }
}
