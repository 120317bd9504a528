package io.countersign.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The systemd unit: systemd knows every word of it, and it lets the server do what it has to, and no more. */
class SystemdTest {

    private static final Path FOLDER = Path.of("server-config", "systemd");
    private static final String SERVICE = "countersign.service";

    /** Of 100; what systemd still finds is the network, which the server is for, and memory that Java makes executable. */
    private static final int MOST_EXPOSED = 15;

    @TempDir
    private Path copies;

    private final Map<String, List<String>> unit = values(SERVICE);

    @Test
    void systemdFindsNothingWrong() throws Exception {
        Path dropIn = Files.createDirectories(copies.resolve(SERVICE + ".d"));
        Files.copy(FOLDER.resolve("master-key.conf"), dropIn.resolve("master-key.conf"));

        assertThat(analyze("verify", copied().toString())).isBlank();
    }

    @Test
    void systemdSaysHowLittleIsExposed() throws Exception {
        analyze("security", "--offline=true", "--no-pager", "--threshold=" + MOST_EXPOSED, copied().toString());
    }

    @Test
    void whatHardensIsThere() {
        assertThat(unit)
                .containsEntry("ProtectSystem", List.of("strict"))
                .containsEntry("NoNewPrivileges", List.of("yes"))
                .containsEntry("PrivateTmp", List.of("yes"))
                .containsEntry("CapabilityBoundingSet", List.of(""))
                .containsEntry("RestrictAddressFamilies", List.of("AF_INET AF_INET6 AF_UNIX"))
                .containsEntry("SystemCallFilter", List.of("@system-service", "~@privileged @resources"))
                .containsEntry("UMask", List.of("0077"));
        assertThat(only("User")).isNotEqualTo("root");
        assertThat(read("countersign.sysusers")).contains("\nu " + only("User") + " ");
    }

    @Test
    void dataLiesWhereTheUnitMayWrite() {
        String data = "/var/lib/" + only("StateDirectory");
        assertThat(only("Environment")).isEqualTo("COUNTERSIGN_DATA_DIR=" + data);
        assertThat(only("WorkingDirectory")).isEqualTo(data);
        assertThat(only("StateDirectoryMode")).isEqualTo("0700");
        Map<String, List<String>> key = values("master-key.conf");
        String name = key.get("LoadCredential").get(0).split(":")[0];
        assertThat(key.get("Environment")).containsExactly("COUNTERSIGN_MASTER_KEY=%d/" + name);
    }

    @Test
    void itIsStartedAndStoppedAsItCanBe() throws Exception {
        List<String> command = List.of(only("ExecStart").split(" "));
        assertThat(command).endsWith("-jar", "/opt/countersign/countersign.jar");
        JavaOptions.assertKnown(command);
        assertThat(Integer.parseInt(only("TimeoutStopSec"))).isGreaterThan(ServerFacts.SECONDS_TO_STOP);
        // What Java ends with after SIGTERM
        assertThat(only("SuccessExitStatus")).isEqualTo("143");
    }

    /** With a Java and a user that this machine has. */
    private Path copied() throws IOException {
        String text = read(SERVICE)
                .replace("/usr/bin/java", System.getProperty("java.home") + "/bin/java")
                .replaceAll("(?m)^(User|Group)=.*", "$1=daemon");
        return Files.writeString(copies.resolve(SERVICE), text);
    }

    private String analyze(String... arguments) throws Exception {
        Path program = Path.of("/usr/bin/systemd-analyze");
        Assumptions.assumeTrue(Files.isExecutable(program), "systemd-analyze is not installed here");
        ProcessBuilder builder = new ProcessBuilder(program.toString()).redirectErrorStream(true);
        builder.command().addAll(Arrays.asList(arguments));
        Process analyze = builder.start();
        String said = new String(analyze.getInputStream().readAllBytes());
        assertThat(analyze.waitFor()).as(said).isZero();
        return said;
    }

    private String only(String key) {
        assertThat(unit.getOrDefault(key, List.of())).as(key).hasSize(1);
        return unit.get(key).get(0);
    }

    private static Map<String, List<String>> values(String file) {
        return read(file)
                .lines()
                .filter(line -> line.matches("[A-Za-z]+=.*"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toList())));
    }

    private static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
