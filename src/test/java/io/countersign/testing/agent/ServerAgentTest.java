package io.countersign.testing.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.SystemClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServerAgentTest {

    @TempDir
    Path directory;

    private Process process;
    private BufferedReader output;

    @BeforeEach
    void start() throws IOException {
        String classes = place(SystemClock.class) + java.io.File.pathSeparator + place(AgentProbe.class);
        process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-javaagent:" + Path.of("target", "test-agent.jar").toAbsolutePath(),
                        "-Dtest.clock=" + directory.resolve("clock"),
                        "-Dtest.halt=" + directory.resolve("halt"),
                        "-cp",
                        classes,
                        AgentProbe.class.getName())
                .redirectErrorStream(true)
                .start();
        output = process.inputReader();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void clockIsMovedByTheFile() throws IOException {
        assertThat(instant(output.readLine())).isBefore(Instant.now().plusSeconds(1));

        ClockFile.of(directory.resolve("clock")).goAhead(Duration.ofHours(1));

        String line = output.readLine();
        while (instant(line).isBefore(Instant.now().plus(Duration.ofMinutes(59)))) {
            line = output.readLine();
        }
        assertThat(Instant.ofEpochMilli(Long.parseLong(line.split(" ")[1])))
                .isAfterOrEqualTo(instant(line))
                .isBefore(instant(line).plusSeconds(5));
    }

    @Test
    void clockIsStoppedByTheFile() throws IOException {
        ClockFile.of(directory.resolve("clock")).standStill(Instant.parse("2031-05-06T07:08:09Z"));

        String line = output.readLine();
        while (!line.startsWith("2031-05-06T07:08:09Z ")) {
            line = output.readLine();
        }
        assertThat(output.readLine()).isEqualTo(line);
    }

    @Test
    void armedMethodFails() throws IOException, InterruptedException {
        replace("halt", AgentProbe.class.getName() + "#tell failing");

        assertThat(output.lines()).anyMatch(line -> line.contains("Failed by a test"));
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
    }

    @Test
    void processEndsAtTheArmedMethodOnly() throws IOException, InterruptedException {
        output.readLine();
        replace("halt", AgentProbe.class.getName() + "#unknown after");
        while (!Files.exists(directory.resolve("halt.armed"))) {
            output.readLine();
        }
        assertThat(process.isAlive()).isTrue();

        replace("halt", AgentProbe.class.getName() + "#tell after");

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(137);
    }

    private void replace(String name, String text) throws IOException {
        Path draft = Files.writeString(directory.resolve("draft"), text);
        Files.move(draft, directory.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static Instant instant(String line) {
        return Instant.parse(line.split(" ")[0]);
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
