package io.countersign.launcher;

import io.countersign.testing.FreePort;
import io.countersign.testing.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How an operator starts the server: with system properties, with environment variables, and in folders of its own, which
 * are empty so that it is seen when something is written there.
 */
final class Launch {

    private final Path folder;
    private final int port;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> variables = new LinkedHashMap<>();

    private Launch(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** On a free port, with its data in the folder {@code data}, both by system properties. */
    static Launch in(Path folder) {
        Launch launch = new Launch(folder, FreePort.find());
        List.of("work", "home", "temp").forEach(name -> make(folder.resolve(name)));
        return launch.property("countersign.http.port", String.valueOf(launch.port))
                .property("countersign.data.dir", launch.data().toString());
    }

    /** In the same place and with the same settings. */
    Launch again() {
        Launch launch = new Launch(folder, port);
        launch.properties.putAll(properties);
        launch.variables.putAll(variables);
        return launch;
    }

    /** With a system property; null takes it away. */
    Launch property(String key, String value) {
        properties.put(key, value);
        properties.values().removeIf(Objects::isNull);
        return this;
    }

    Launch variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Path data() {
        return folder.resolve("data");
    }

    int port() {
        return port;
    }

    Run start() {
        return command();
    }

    /** Does what the words say instead of running the server. */
    Run command(String... words) {
        List<String> command = new ArrayList<>(
                List.of(System.getProperty("java.home") + "/bin/java", "-Xmx512m", "-XX:TieredStopAtLevel=1"));
        command.add("-Djava.io.tmpdir=" + folder.resolve("temp"));
        command.add("-Duser.home=" + folder.resolve("home"));
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        Path jar = Path.of(System.getProperty("countersign.jar", "target/countersign.jar"));
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        command.addAll(List.of(words));
        Path out = file("out");
        Path err = file("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.resolve("work").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("COUNTERSIGN_"));
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().putAll(variables);
        return new Run(ServerProcess.start(builder), out, err, URI.create("http://localhost:" + port));
    }

    /** What has been written to the working directory, the home directory and the system's temporary directory. */
    List<Path> strayFiles() {
        List<Path> stray = new ArrayList<>();
        for (String name : List.of("work", "home", "temp")) {
            Path empty = folder.resolve(name);
            try (Stream<Path> files = Files.walk(empty)) {
                files.filter(file -> !file.equals(empty)).forEach(stray::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return stray;
    }

    private Path file(String name) {
        try {
            return Files.createTempFile(folder, name, ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
