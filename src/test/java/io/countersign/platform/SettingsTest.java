package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void readWhenNothingIsSetThenDefaults() {
        Settings settings = Settings.read(key -> null);
        assertThat(settings.number(Setting.HTTP_PORT)).isEqualTo(8080);
        assertThat(settings.publicUrl()).hasToString("http://localhost:8080");
        assertThat(settings.text(Setting.DB_URL)).isEqualTo("jdbc:h2:file:countersign-data/db/countersign");
        assertThat(settings.flag(Setting.DEMO)).isFalse();
    }

    @Test
    void readWhenEmptyThenDefault() {
        assertThat(with("countersign.http.port", " ").number(Setting.HTTP_PORT)).isEqualTo(8080);
    }

    @Test
    void readWhenADefaultDependsOnAnotherSettingThenItFollows() {
        assertThat(with("countersign.http.port", "9000").publicUrl()).hasToString("http://localhost:9000");
        assertThat(with("countersign.data.dir", "target/x").text(Setting.MASTER_KEY))
                .isEqualTo("target/x/master.key");
    }

    @ParameterizedTest
    @CsvSource({
        "countersign.http.port, 99999",
        "countersign.http.port, 0",
        "countersign.http.port, http",
        "countersign.http.address, localhost",
        "countersign.http.address, 300.1.1.1",
        "countersign.proxies, proxy.example",
        "countersign.proxies, 10.0.0.0/33",
        "countersign.proxies, 10.0.0.0/",
        "countersign.proxies, '10.0.0.1,,10.0.0.2'",
        "countersign.proxies, 010.0.0.1",
        "countersign.proxies, 0.0.0.0/0",
        "countersign.proxies, '10.0.0.1, ::/0'",
        "countersign.url, countersign.example",
        "countersign.url, ftp://countersign.example",
        "countersign.url, https://countersign.example/path",
        "countersign.db.url, jdbc:mysql://localhost/x",
        "countersign.broker.url, localhost:61616",
        "countersign.broker.url, tcp://user:word@localhost:61616",
        "countersign.broker.url, ssl://localhost",
        "countersign.broker.url, tcp://localhost:61616?sslEnabled=true",
        "countersign.mail.tls, ssl",
        "countersign.mail.from, nobody",
        "countersign.push.subject, someone@example.com",
        "countersign.push.allowed-hosts, http://push.example",
        "countersign.kms.key, http://vault.example:8200/v1/transit/keys/x",
        "countersign.kms.key, https://vault.example:8200",
        "countersign.session.idle, 2h",
        "countersign.session.idle, PT0S",
        "countersign.stop.notice, PT61S",
        "countersign.stop.notice, 5",
        "countersign.log.format, xml",
        "countersign.metrics.token, short-token",
        "countersign.demo, yes"
    })
    void readWhenWrongThenASentenceThatNamesTheSetting(String key, String value) {
        assertThatThrownBy(() -> with(key, value))
                .isInstanceOf(SettingInvalid.class)
                .hasMessageStartingWith(key + " must ");
    }

    @Test
    void readWhenTheDataDirectoryLiesBelowAFileThenRefused(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> with("countersign.data.dir", file + "/data")).isInstanceOf(SettingInvalid.class);
    }

    @Test
    void readWhenAPasswordIsWrongElsewhereThenNoMessageQuotesIt() {
        Map<String, String> values =
                Map.of("countersign.db.password", "s3cret-needle", "countersign.http.port", "99999");
        assertThatThrownBy(() -> Settings.read(values::get)).hasMessageNotContaining("s3cret-needle");
    }

    @Test
    void readmeTellsEverySettingWithItsDefaultAndMeaning() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        for (Setting setting : Setting.values()) {
            String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`";
            assertThat(readme).contains("| `" + setting.key() + "` | " + fallback + " | " + setting.meaning() + " |");
        }
    }

    private static Settings with(String key, String value) {
        return Settings.read(wanted -> wanted.equals(key) ? value : null);
    }
}
