package io.countersign.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What webhooks are offered is what the trail is told: nobody waits for an event that never comes. */
class AppEventTest {

    @Test
    void everyEventIsOneThatTheTrailIsTold() throws IOException {
        String sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("AppEvent.java"))
                    .map(AppEventTest::read)
                    .collect(Collectors.joining());
        }
        for (AppEvent event : AppEvent.values()) {
            if (event != AppEvent.CONFIRMATION_DENIED) {
                // That one is put together from the state
                assertThat(sources).contains("\"" + event.id() + "\"");
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
