package io.countersign.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The image: nobody's root, one program, told of its end, asked for its health. */
class ContainerfileTest {

    private final Containerfile file = Containerfile.read();

    @Test
    void baseIsAnOfficialJavaOfOurVersion() {
        assertThat(file.instructions().get(0).name()).isEqualTo("FROM");
        assertThat(file.only("FROM")).matches("docker\\.io/library/eclipse-temurin:17-jre(-[a-z]+)?");
    }

    @Test
    void userIsANumberAndNotRootAndOwnsTheData() {
        String user = file.only("USER");
        assertThat(user).matches("([1-9]\\d{3,}):\\1");
        String id = user.split(":")[0];
        assertThat(file.exec("RUN")).isEqualTo(List.of("install", "-d", "-o", id, "-g", id, "-m", "0700", data()));
        List<String> order = file.instructions().stream()
                .map(Containerfile.Instruction::name)
                .toList();
        assertThat(order.lastIndexOf("RUN")).isLessThan(order.indexOf("USER"));
    }

    @Test
    void jarIsTheOneThatTheBuildMakesAndThatIsStarted() throws Exception {
        String[] copied = file.only("COPY").split(" ");
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("destfile=\"${project.build.directory}/countersign.jar\"");
        assertThat(copied[1]).isEqualTo("target/countersign.jar");
        assertThat(Files.readAllLines(Path.of("server-config/container/Containerfile.dockerignore")))
                .contains("*", "!" + copied[1]);
        for (String command : List.of("ENTRYPOINT", "HEALTHCHECK")) {
            List<String> words = file.exec(command);
            assertThat(words.get(words.indexOf("-jar") + 1)).isEqualTo(copied[2]);
        }
    }

    @Test
    void signalsReachJavaWhichKnowsItsOptions() throws Exception {
        assertThat(file.only("ENTRYPOINT")).startsWith("[\"java\",");
        assertThat(file.only("STOPSIGNAL")).isEqualTo("SIGTERM");
        JavaOptions.assertKnown(file.exec("ENTRYPOINT"));
        JavaOptions.assertKnown(file.exec("HEALTHCHECK"));
    }

    @Test
    void healthIsAskedByTheServersOwnCommand() {
        assertThat(file.exec("HEALTHCHECK")).endsWith("health");
        assertThat(file.only("HEALTHCHECK")).matches("(--[a-z-]+=\\S+ )+CMD \\[.*");
    }

    @Test
    void settingsAreRightAndItListensForOthers() {
        Map<String, String> variables = file.variables();
        Settings settings = Settings.read(key -> key.equals(Setting.DATA_DIR.key())
                ? null
                : variables.get(key.replace('.', '_').toUpperCase(Locale.ROOT)));
        assertThat(settings.text(Setting.HTTP_ADDRESS)).isEqualTo("0.0.0.0");
        assertThat(file.only("EXPOSE")).isEqualTo(settings.text(Setting.HTTP_PORT));
    }

    @Test
    void allThatIsWrittenLiesInTheVolume() {
        assertThat(file.exec("VOLUME")).containsExactly(data());
        assertThat(file.only("WORKDIR")).isEqualTo(data());
    }

    private String data() {
        return file.variables().get(ServerFacts.variable(Setting.DATA_DIR));
    }
}
