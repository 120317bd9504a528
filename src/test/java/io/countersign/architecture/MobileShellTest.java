package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the phone keeps for when there is no network is all that its app is made of, and nothing else. */
class MobileShellTest {

    private static final Path MOBILE = Path.of("src/main/webapp/mobile");
    private static final Pattern IMPORTED = Pattern.compile("(?:from |import |import\\()'(\\.[^']+)'");
    private static final Pattern LINKED = Pattern.compile("(?:href|src)=\"([^\":]+\\.(?:css|js))\"");
    private static final Pattern WORD = Pattern.compile("['\"]([a-z0-9-]+)['\"]");

    @Test
    void keepsEachModuleAndStyleOfTheApp() throws IOException {
        Set<String> kept =
                listed("FILES").filter(file -> file.matches(".*\\.(js|css)")).collect(sorted());
        assertThat(kept)
                .isEqualTo(partsOfTheApp().stream()
                        .map(MobileShellTest::fromMobile)
                        .collect(sorted()));
    }

    @Test
    void keepsEachIconThatTheAppNames() throws IOException {
        Set<String> known = new TreeSet<>(Files.readAllLines(Path.of("src/main/webapp/shared/icons.txt")));
        Set<String> named = partsOfTheApp().stream()
                .filter(Files::exists)
                .flatMap(file -> all(WORD, file))
                .filter(known::contains)
                .collect(sorted());
        assertThat(named).contains("wifi-off");
        assertThat(listed("ICONS").collect(sorted())).containsAll(named);
    }

    private static Set<Path> partsOfTheApp() {
        Set<Path> found = new TreeSet<>();
        Deque<Path> open = new ArrayDeque<>(all(LINKED, MOBILE.resolve("index.html"))
                .map(MOBILE::resolve)
                .map(Path::normalize)
                .toList());
        while (!open.isEmpty()) {
            Path file = open.pop();
            if (found.add(file) && Files.exists(file)) {
                all(IMPORTED, file)
                        .map(name -> file.resolveSibling(name).normalize())
                        .forEach(open::push);
            }
        }
        return found;
    }

    private static String fromMobile(Path file) {
        return MOBILE.relativize(file).toString().replace('\\', '/');
    }

    private static Stream<String> listed(String name) throws IOException {
        String shell = Files.readString(MOBILE.resolve("shell.js"));
        String list = shell.substring(shell.indexOf("const " + name + " = `") + name.length() + 10);
        return Arrays.stream(list.substring(0, list.indexOf('`')).strip().split("\\s+"));
    }

    private static Stream<String> all(Pattern pattern, Path file) {
        try {
            List<String> found = pattern.matcher(Files.readString(file))
                    .results()
                    .map(result -> result.group(1))
                    .toList();
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Collector<String, ?, Set<String>> sorted() {
        return Collectors.toCollection(TreeSet::new);
    }
}
