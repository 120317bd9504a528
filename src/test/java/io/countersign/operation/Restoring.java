package io.countersign.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A database is backed up while its server runs, and comes back on an empty machine: with attachments, phones and trail. */
record Restoring(TestServer server, Api ann, Phone phone, String secret, Path folder) {

    void onAnEmptyMachineWithTheKeyOfThatTime() throws Exception {
        Path file = folder.resolve("backup.zip");
        assertThat(command(server.dataDirectory(), "backup", file))
                .contains("The database is backed up in " + file, "Without the master key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(server.dataDirectory().resolve("backup")).isEmptyDirectory();
        assertThat(command(server.dataDirectory(), "backup", file)).contains("Nothing was done", "is there already");
        String later = "/api/secrets/" + Journey.createSecret(ann, "Later", "not in the backup", false);

        Path machine = folder.resolve("machine");
        assertThat(command(machine, "restore", file)).contains("Put the master key of that time at " + machine);
        assertThat(command(machine, "restore", file)).contains("Nothing was done", "is there already");
        assertThat(command(server.dataDirectory(), "restore", file)).contains("used by a server that is running");
        Files.copy(server.dataDirectory().resolve("master.key"), machine.resolve("master.key"));
        try (TestServer restored = TestServer.with()
                .setting("countersign.data.dir", machine.toString())
                .setting("countersign.db.url", "jdbc:h2:file:" + machine.resolve("db/countersign"))
                .start()) {
            look(restored, later);
        }
        stoppedServersToo(machine);
    }

    private void stoppedServersToo(Path machine) throws IOException {
        Path second = folder.resolve("second.zip");
        assertThat(command(machine, "backup", second)).contains("is backed up in " + second);
        assertThat(command(folder.resolve("another"), "restore", second)).contains("is restored");
        assertThat(command(folder.resolve("third"), "restore", machine.resolve("master.key")))
                .contains("Nothing was done", "is no backup of Countersign");
        assertThat(command(folder.resolve("third"), "backup", second)).contains("there is no database");
    }

    private void look(TestServer restored, String later) {
        Api back = Journey.signedIn(restored, "ann@acme.test");
        Phone same = new Phone(restored, phone.key(), phone.id());
        Answer revealed = Journey.confirmed(back, same, api -> api.post(secret + "/reveal"))
                .expect(200);
        assertThat(revealed.json().at("/fields/note").asText()).isEqualTo("under the stairs");
        JsonNode attachments =
                back.get(secret + "/attachments").expect(200).json().path("items");
        String attachment =
                secret + "/attachments/" + attachments.path(0).path("id").asText();
        Answer plan = Journey.confirmed(back, same, api -> api.get(attachment)).expect(200);
        assertThat(plan.text()).startsWith("A plan of the house. ").hasSize(420_000);
        back.get(later).expect(404);
        Api owner = Journey.signedIn(restored, "owner@acme.test");
        Answer verdict = owner.post("/api/audit/verify").expect(200);
        assertThat(verdict.json().path("ok").asBoolean()).as(verdict.toString()).isTrue();
    }

    private static String command(Path data, String word, Path file) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Dcountersign.data.dir=" + data,
                        "-jar",
                        System.getProperty("countersign.jar", "target/countersign.jar"),
                        word,
                        file.toString())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("COUNTERSIGN_"));
        Process process = builder.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
