package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What two of the clients need exists once: the API client, the dialog, the tokens, and everything else of some length. */
class CopiesTest {

    private static final int LINES = 12;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /** Imports, comments and blank lines are equal in files that are not. */
    private static final Pattern IDLE = Pattern.compile("(?:import |//|/?\\* ).*|");

    private static final Pattern ELEMENT = Pattern.compile("customElements\\.define\\('([a-z-]+)'");
    private static final Pattern EXPORTED = Pattern.compile("(?m)^export class ([A-Z]\\w+)");
    private static final Pattern TOKEN = Pattern.compile("(?m)^\\s+(--[a-z0-9-]+):");

    @Test
    void noBlockOfTwelveLinesExistsTwice() {
        Map<List<String>, String> seen = new HashMap<>();
        List<String> copies = new ArrayList<>();
        for (Path file : sources(".js", ".css", ".html")) {
            List<String> lines = lines(file);
            for (int at = 0; at + LINES <= lines.size(); at++) {
                String here = file + ": " + lines.get(at);
                String before = seen.putIfAbsent(List.copyOf(lines.subList(at, at + LINES)), here);
                if (before != null) {
                    copies.add(before + " = " + here);
                }
            }
        }
        assertThat(copies).isEmpty();
    }

    @Test
    void everyElementIsDefinedOnce() {
        assertThat(whereFound(ELEMENT, ".js")).containsKeys("confirmation-dialog", "secret-form", "cs-icon");
        assertThat(twice(ELEMENT, ".js")).isEmpty();
    }

    @Test
    void everyExportedClassExistsOnce() {
        assertThat(whereFound(EXPORTED, ".js")).containsKeys("Api", "ConfirmationDialog", "Problem");
        assertThat(twice(EXPORTED, ".js")).isEmpty();
    }

    @Test
    void everyTokenIsDeclaredInTheFileOfTokensOnly() {
        Map<String, List<Path>> declared = whereFound(TOKEN, ".css");
        Path tokens = Path.of("src/main/webapp/shared/tokens.css");
        assertThat(declared.get("--accent")).containsOnly(tokens);
        declared.values().removeIf(files -> !files.contains(tokens));
        assertThat(declared.values().stream().flatMap(List::stream)).containsOnly(tokens);
    }

    private static Map<String, List<Path>> twice(Pattern pattern, String kind) {
        Map<String, List<Path>> found = whereFound(pattern, kind);
        found.values().removeIf(files -> files.size() == 1);
        return found;
    }

    /** In which files the pattern's first group is found, once for each time. */
    private static Map<String, List<Path>> whereFound(Pattern pattern, String kind) {
        Map<String, List<Path>> found = new HashMap<>();
        for (Path file : sources(kind)) {
            pattern.matcher(read(file))
                    .results()
                    .map(result -> result.group(1))
                    .forEach(name -> found.computeIfAbsent(name, any -> new ArrayList<>())
                            .add(file));
        }
        return found;
    }

    private static List<String> lines(Path file) {
        return read(file)
                .lines()
                .map(line -> BLANKS.matcher(line.strip()).replaceAll(" "))
                .filter(line -> !IDLE.matcher(line).matches())
                .toList();
    }

    private static List<Path> sources(String... kinds) {
        return Stream.of("src/main/webapp", "src/main/extension")
                .map(Path::of)
                .filter(Files::isDirectory)
                .flatMap(CopiesTest::within)
                .filter(file -> Stream.of(kinds).anyMatch(file.toString()::endsWith))
                .sorted()
                .toList();
    }

    private static Stream<Path> within(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
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
