package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.web.AppRoutes;
import jakarta.servlet.annotation.WebFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the modules of the clients hang together. */
class ModulesTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Path SHARED = WEBAPP.resolve("shared");
    private static final Path BUILT = WEBAPP.resolve("lib");
    private static final Pattern IMPORTED = Pattern.compile("(?:from |import |import\\()'([^']+)'");
    private static final Pattern PLACE = Pattern.compile("(?:door\\(|beside\\(|path:)\\s*'/([\\w-]+)");
    private static final List<String> DELIVERED =
            List.of(AppRoutes.class.getAnnotation(WebFilter.class).urlPatterns());
    private static final Pattern FROM_THE_ROOT = Pattern.compile("(?:href|src|action)=\"/|url\\(\"?/");

    @Test
    void everyImportLeadsToAModule() {
        assertThat(imports(WEBAPP))
                .hasSizeGreaterThan(300)
                .allMatch(imported -> imported.startsWith(BUILT) || Files.isRegularFile(imported));
    }

    @Test
    void whatIsSharedNeedsNothingOfAClient() {
        assertThat(imports(SHARED)).allMatch(imported -> imported.startsWith(SHARED) || imported.startsWith(BUILT));
    }

    /** It works from any folder and any origin, the package of an extension too. */
    @Test
    void whatIsSharedHasNoAddressFromTheRoot() {
        assertThat(files(SHARED)
                        .filter(file -> FROM_THE_ROOT.matcher(read(file)).find()))
                .isEmpty();
    }

    /** Else it could be gone to, but not come to. */
    @Test
    void everyPageOfTheWebAppIsDeliveredAtItsAddress() {
        assertThat(PLACE.matcher(read(WEBAPP.resolve("app/pages.js"))).results())
                .hasSizeGreaterThan(20)
                .allMatch(place -> DELIVERED.contains("/" + place.group(1) + "/*"));
    }

    private static List<Path> imports(Path folder) {
        return files(folder)
                .filter(file -> file.toString().endsWith(".js"))
                .flatMap(file -> IMPORTED.matcher(read(file))
                        .results()
                        .map(found -> file.resolveSibling(found.group(1)).normalize()))
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
