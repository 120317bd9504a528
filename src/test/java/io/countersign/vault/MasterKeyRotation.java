package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The master key is rotated by command while the server runs; the old one opens nothing afterwards. */
record MasterKeyRotation(TestServer server, Path folder) {

    void rotatedWhileRunningThenTheOldKeyIsRefused() throws Exception {
        Vaulter admin = Vaulter.of(server, "admin@acme.test");
        String guarded = admin.create(Map.of("name", "Guarded", "strategy", "kms"))
                .expect(201)
                .json()
                .path("id")
                .asText();
        String there = admin.keeper()
                .create(Map.of(
                        "type", "text", "name", "There", "vault", guarded, "fields", Map.of("note", "guarded words")));
        String here = admin.keeper().create("text", "Here", Map.of("note", "local words"));
        Path file = server.dataDirectory().resolve("master.key");
        Path old = Files.copy(file, folder.resolve("old.key"));

        assertThat(command("rotate-master-key")).contains("Running servers take it within a minute");
        await("everything wrapped anew")
                .atMost(Duration.ofSeconds(90))
                .until(() -> server.log().contains("Everything is wrapped by the master key"));
        assertThat(read(admin, there)).isEqualTo("guarded words");
        assertThat(read(admin, here)).isEqualTo("local words");
        assertThat(command("drop-old-master-keys")).contains("1 earlier dropped");
        assertThat(command("create-master-key")).contains("cannot be changed");
        assertThat(command("turn-master-key")).contains("it knows no such command");

        server.kill();
        assertRefused(old);
        server.restart();
        assertThat(read(admin, there)).isEqualTo("guarded words");
        assertThat(read(admin, here)).isEqualTo("local words");
        admin.rekey(guarded).expect(202);
        admin.awaitRekeyed(guarded);
        assertThat(read(admin, there)).isEqualTo("guarded words");
    }

    private static String read(Vaulter admin, String secret) {
        return admin.keeper().reveal(secret).path("note").asText();
    }

    private void assertRefused(Path key) {
        try (TestServer wrong = server.another()
                .setting("countersign.data.dir", server.dataDirectory().toString())
                .setting("countersign.master-key", key.toString())
                .launch()) {
            assertThat(wrong.exitCode()).isEqualTo(1);
            assertThat(wrong.log())
                    .contains("countersign.master-key is not the key that this database was written with");
        }
    }

    private String command(String word) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-Dcountersign.data.dir=" + server.dataDirectory(),
                        "-jar",
                        System.getProperty("countersign.jar", "target/countersign.jar"),
                        word))
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
