package io.countersign.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every setting that is named in {@code server-config} is one, and has a value that the server takes. */
class ServerConfigTest {

    private static final Pattern VARIABLE = Pattern.compile("COUNTERSIGN_[A-Z_]+");
    private static final Pattern PROPERTY = Pattern.compile("-D(countersign\\.[a-z.-]+)=");

    private static final Set<String> VARIABLES =
            Arrays.stream(Setting.values()).map(ServerFacts::variable).collect(Collectors.toSet());
    private static final Set<String> KEYS =
            Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toSet());

    @Test
    void everyVariableIsASetting() throws Exception {
        for (Path file : files()) {
            String text = Files.readString(file);
            assertThat(VARIABLE.matcher(text).results().map(MatchResult::group))
                    .as(file.toString())
                    .isSubsetOf(VARIABLES);
            assertThat(PROPERTY.matcher(text).results().map(found -> found.group(1)))
                    .as(file.toString())
                    .isSubsetOf(KEYS);
        }
    }

    @Test
    void valuesOfKubernetesAreTaken() {
        Map<String, String> values = Manifests.text("countersign.env")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));

        Settings settings =
                Settings.read(key -> values.get(key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT)));

        for (Setting shared : List.of(Setting.DB_URL, Setting.BROKER, Setting.PROXIES, Setting.MAIL_HOST)) {
            assertThat(settings.text(shared)).as(shared.key()).isNotEqualTo(shared.fallback());
        }
        assertThat(settings.publicUrl().getScheme()).isEqualTo("https");
        assertThat(settings.publicUrl().getHost())
                .isEqualTo(Manifests.document("ingress.yaml")
                        .at("/spec/rules/0/host")
                        .asText());
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("server-config"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
