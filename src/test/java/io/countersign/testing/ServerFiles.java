package io.countersign.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The folder of one tested server below the build directory: its data directory, its log and the agent's switches. */
record ServerFiles(Path folder) {

    private static final String CLUSTER = "postgres-";

    static ServerFiles create() {
        try {
            return new ServerFiles(Files.createTempDirectory(Files.createDirectories(parent()), "server-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of a PostgreSQL, beside those of the servers. */
    static Path createCluster() {
        try {
            return Files.createTempDirectory(Files.createDirectories(parent()), CLUSTER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of the whole run, when none of them runs any more. */
    static void deleteClusters() {
        if (!Files.exists(parent())) {
            return;
        }
        try (Stream<Path> folders = Files.list(parent())) {
            folders.filter(folder -> folder.getFileName().toString().startsWith(CLUSTER))
                    .forEach(Folders::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of the whole run, of all its processes, that have left a testimony. */
    static List<ServerFiles> withTestimony() {
        if (!Files.exists(parent())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent())) {
            return folders.map(ServerFiles::new)
                    .filter(files -> Files.exists(files.testimony()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path parent() {
        return Path.of(System.getProperty("test.servers", "target/servers")).toAbsolutePath();
    }

    static Path jar() {
        return Path.of(System.getProperty("countersign.jar", "target/countersign.jar"))
                .toAbsolutePath();
    }

    static Path agent() {
        return jar().resolveSibling("test-agent.jar");
    }

    /** A copy of the server's jar with another application in it; goes with the data. */
    Path jarWith(Path war) {
        try {
            Path copy = Files.copy(jar(), folder.resolve("countersign.jar"));
            try (FileSystem content = FileSystems.newFileSystem(copy)) {
                Files.copy(war, content.getPath("countersign", "countersign.war"), StandardCopyOption.REPLACE_EXISTING);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    Path testimony() {
        return folder.resolve("testimony.json");
    }

    Path clock() {
        return folder.resolve("clock");
    }

    Path halt() {
        return folder.resolve("halt");
    }

    Path armed() {
        return folder.resolve("halt.armed");
    }

    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server, which reads the file at any time, never sees half a text. */
    static void write(Path file, String text) {
        try {
            Path draft = Files.writeString(Path.of(file + ".draft"), text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log stays for whoever wants to know why a test failed. */
    void deleteData() {
        delete(folder.resolve("countersign.jar"));
        List.of("data", "standalone", "domain").forEach(name -> Folders.delete(folder.resolve(name)));
    }
}
