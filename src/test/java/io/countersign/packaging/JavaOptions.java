package io.countersign.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Options in front of {@code -jar}: Java refuses to start with one that it does not know. */
final class JavaOptions {

    private JavaOptions() {}

    static void assertKnown(List<String> command) throws Exception {
        assertThat(command).contains("-jar");
        List<String> words = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        words.addAll(command.subList(1, command.indexOf("-jar")));
        words.add("-version");
        Process java = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes());
        assertThat(java.waitFor()).as(said).isZero();
    }
}
