package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The web app has words for what the server writes into the trail, and for nothing else. */
class EventWordsTest {

    private static final Path SERVER = Path.of("src/main/java/io/countersign");
    private static final Path WORDS = Path.of("src/main/webapp/app/events.js");

    private static final String NAME = "([a-z-]+\\.[a-z-]+)";
    private static final Pattern NAMED = Pattern.compile("\"" + NAME + "\"");
    /** The first text among the arguments of a call by which an entry is written. */
    private static final Pattern WRITTEN = Pattern.compile(
            "\\b(?:record|recorded|recordStranger|changed|told|ofServer|new AuditEvent)\\([^;\"]*\"" + NAME + "\"");

    private static final Pattern SAID = Pattern.compile("(?m)^  '" + NAME + "': ");
    private static final Pattern PICTURED = Pattern.compile("(?m)^  '?([a-z-]+)'?: '");

    @Test
    void everyEventIsSaid() throws IOException {
        Set<String> events = found(WRITTEN, server());
        events.addAll(found(NAMED, List.of(SERVER.resolve("integration/AppEvent.java"))));
        assertThat(events).hasSizeGreaterThan(70);
        assertThat(said()).containsAll(events);
    }

    @Test
    void nothingElseIsSaid() throws IOException {
        assertThat(found(NAMED, server())).containsAll(said());
    }

    @Test
    void everyKindOfEventHasAnIconAndNothingElseHasOne() throws IOException {
        Set<String> kinds = said().stream()
                .map(event -> event.substring(0, event.indexOf('.')))
                .collect(Collectors.toSet());
        assertThat(found(PICTURED, List.of(WORDS))).isEqualTo(kinds);
    }

    private static Set<String> said() throws IOException {
        return found(SAID, List.of(WORDS));
    }

    private static List<Path> server() throws IOException {
        try (Stream<Path> files = Files.walk(SERVER)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Set<String> found(Pattern pattern, List<Path> files) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : files) {
            pattern.matcher(Files.readString(file)).results().forEach(result -> names.add(result.group(1)));
        }
        return names;
    }
}
