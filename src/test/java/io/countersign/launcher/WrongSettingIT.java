package io.countersign.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A setting that the server cannot run with stops the start with one sentence, before anything is changed. */
class WrongSettingIT {

    @TempDir
    Path folder;

    private Launch launch;

    @BeforeEach
    void prepare() {
        launch = Launch.in(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "countersign.http.port, 99999, must be a port",
        "countersign.http.address, my-host, must be an IP address",
        "countersign.url, vault.example.com, must start with http:// or https://",
        "countersign.url, https://vault.example.com/countersign, must start with http:// or https://",
        "countersign.db.url, mysql://localhost/vault, must start with jdbc:h2: or jdbc:postgresql:",
        "countersign.broker.url, http://localhost:61616, must have the form tcp://host:port or ssl://host:port",
        "countersign.mail.port, smtp, must be a port",
        "countersign.mail.tls, ssl3, 'must be none, starttls or tls'",
        "countersign.push.allowed-hosts, https://push.example.com, must be host:port",
        "countersign.session.idle, 2 hours, must be a positive duration",
        "countersign.session.absolute, -PT1H, must be a positive duration",
        "countersign.demo, maybe, must be true or false"
    })
    void valueThatCannotBeUsedIsRefused(String key, String value, String complaint) {
        assertRefused(launch.property(key, value), key + " " + complaint);
    }

    @Test
    void variableIsCheckedLikeAProperty() {
        assertRefused(launch.variable("COUNTERSIGN_MAIL_PORT", "70000"), "countersign.mail.port must be a port");
    }

    @Test
    void dataDirectoryBelowAFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no directory");
        assertRefused(
                launch.property("countersign.data.dir", file.resolve("data").toString()),
                "countersign.data.dir must name a directory that can be written");
        assertThat(file).hasContent("no directory");
    }

    @Test
    void masterKeyThatIsADirectoryIsRefused() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("keys"));
        assertRefused(
                launch.property("countersign.master-key", directory.toString()),
                "countersign.master-key must name a Tink keyset");
    }

    @Test
    void masterKeyThatIsNoKeysetIsRefused() throws IOException {
        Path broken = Files.writeString(folder.resolve("master.key"), "-----BEGIN PRIVATE KEY-----");
        assertRefused(
                launch.property("countersign.master-key", broken.toString()),
                "countersign.master-key must name a Tink keyset");
        assertThat(broken).hasContent("-----BEGIN PRIVATE KEY-----");
    }

    private static void assertRefused(Launch wrong, String sentence) {
        Run run = wrong.start();

        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().startsWith("Countersign cannot start: " + sentence);
        assertThat(run.out()).isEmpty();
        assertThat(wrong.data()).doesNotExist();
        assertThat(wrong.strayFiles()).isEmpty();
    }
}
