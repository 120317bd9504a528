package io.countersign.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is handed out for each browser: nothing but reviewed permissions, the shared front end as it is, and no code from elsewhere. */
class ExtensionPackageIT {

    private static final List<String> REVIEWED =
            List.of("storage", "activeTab", "scripting", "alarms", "notifications", "clipboardWrite");
    private static final Pattern ADDRESS = Pattern.compile("(?:https?:)?//(?:[a-z0-9-]+\\.)+[a-z]{2,}[^\\s\"'`]*");
    private static final List<String> NAMED_ONLY = List.of("www.w3.org/", "countersign.example.com");
    private static final Pattern CODE_FROM_TEXT = Pattern.compile(
            "\\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|new Function|importScripts)");

    @Test
    void chromiumAsksForWhatIsReviewedAndNoMore() throws IOException {
        JsonNode manifest = manifest("chromium");
        List<String> permissions = new ArrayList<>(REVIEWED);
        permissions.addAll(List.of("offscreen", "sidePanel"));
        assertThat(texts(manifest.path("permissions"))).isEqualTo(permissions);
        assertThat(manifest.at("/background/service_worker").asText()).isEqualTo("worker/worker.js");
        assertThat(manifest.at("/side_panel/default_path").asText()).isEqualTo("panel.html");
        assertThat(manifest.path("minimum_chrome_version").asText()).isEqualTo("120");
        assertThat(names(manifest)).doesNotContain("browser_specific_settings", "sidebar_action");
    }

    @Test
    void firefoxAsksForWhatIsReviewedAndHasAnIdOfItsOwn() throws IOException {
        JsonNode manifest = manifest("firefox");
        assertThat(texts(manifest.path("permissions"))).isEqualTo(REVIEWED);
        assertThat(texts(manifest.at("/background/scripts"))).containsExactly("worker/worker.js");
        assertThat(manifest.at("/sidebar_action/default_panel").asText()).isEqualTo("panel.html");
        JsonNode gecko = manifest.at("/browser_specific_settings/gecko");
        assertThat(gecko.path("id").asText()).matches("[a-z]+@[a-z.]+");
        // The first that knows what is said below
        assertThat(gecko.path("strict_min_version").asText()).isEqualTo("140.0");
        assertThat(texts(gecko.at("/data_collection_permissions/required"))).containsExactly("none");
        assertThat(names(manifest)).doesNotContain("minimum_chrome_version", "side_panel");
        assertThat(names(manifest.path("background"))).doesNotContain("service_worker");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium", "firefox"})
    void manifestFitsItsPackage(String browser) throws IOException {
        JsonNode manifest = manifest(browser);
        assertThat(manifest.path("manifest_version").asInt()).isEqualTo(3);
        assertThat(manifest.path("version").asText()).matches("\\d+(\\.\\d+){0,3}");
        assertThat(names(manifest))
                .doesNotContain(
                        "host_permissions", "content_scripts", "web_accessible_resources", "externally_connectable");
        assertThat(texts(manifest.path("optional_host_permissions")))
                .containsExactly("https://*/*", "http://localhost/*", "http://127.0.0.1/*");
        assertThat(manifest.at("/content_security_policy/extension_pages").asText())
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .doesNotContain("unsafe")
                .contains("base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'");
        Map<String, String> files = files(browser);
        assertThat(files.keySet()).containsAll(texts(manifest.path("icons")));
        assertThat(files).containsKeys("panel.html", "worker/worker.js", "worker/offscreen.html", "lib/lit-html.js");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium", "firefox"})
    void holdsTheSharedFrontEndAsItIsAndNoOtherCode(String browser) throws IOException {
        Map<String, String> files = files(browser);
        assertThat(below(files, "shared/")).isEqualTo(onDisk(Path.of("src/main/webapp"), "shared"));
        files.forEach((name, text) -> {
            if (name.matches(".*\\.(js|html|css|json)") && !name.startsWith("lib/")) {
                assertThat(CODE_FROM_TEXT.matcher(text).find()).as(name).isFalse();
                assertThat(ADDRESS.matcher(text).results().map(found -> found.group()))
                        .as("addresses in " + name)
                        .allMatch(address -> NAMED_ONLY.stream().anyMatch(address::contains));
            }
        });
    }

    @Test
    void bothPackagesDifferInTheManifestAlone() throws IOException {
        Map<String, String> chromium = files("chromium");
        Map<String, String> firefox = files("firefox");
        chromium.remove("manifest.json");
        firefox.remove("manifest.json");
        assertThat(chromium).isEqualTo(firefox);
    }

    private static Map<String, String> below(Map<String, String> files, String folder) {
        Map<String, String> found = new TreeMap<>(files);
        found.keySet().removeIf(name -> !name.startsWith(folder));
        return found;
    }

    private static Map<String, String> onDisk(Path root, String folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root.resolve(folder))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                found.put(root.relativize(file).toString().replace('\\', '/'), text(Files.readAllBytes(file)));
            }
        }
        found.remove("shared/icons.txt");
        return found;
    }

    private static Map<String, String> files(String browser) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile("target/countersign-extension-" + browser + ".zip")) {
            for (ZipEntry entry : zip.stream().filter(one -> !one.isDirectory()).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    files.put(entry.getName(), text(in.readAllBytes()));
                }
            }
        }
        return files;
    }

    /** Byte for byte. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static JsonNode manifest(String browser) throws IOException {
        return new ObjectMapper().readTree(files(browser).get("manifest.json"));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
