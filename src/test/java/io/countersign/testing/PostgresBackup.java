package io.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** PostgreSQL's own backup programs, called as the operator's guide says, but for the names of host, user, database, file. */
public record PostgresBackup(Path file) {

    private static final Path GUIDE = Path.of("src", "docs", "operator.md");

    /** What a tool of version 17 or later asks of a server before it; it goes on without. */
    private static final String OF_LATER_VERSIONS = "transaction_timeout";

    /** Whether they are there, from Debian's packages if need be. */
    public static boolean isPossible() {
        return isInstalled()
                || DebianPackages.alone(() -> isInstalled() || DebianPackages.install("postgresql-client"))
                        && isInstalled();
    }

    private static boolean isInstalled() {
        return DebianPackages.onPath(List.of("pg_dump")).anyMatch(Files::isExecutable);
    }

    public void dump(DataSource database) {
        run(command("pg_dump", "countersign-$(date +%F).dump"), database);
    }

    /** Into an empty database. */
    public void restore(DataSource database) {
        run(command("pg_restore", "countersign-2026-11-28.dump"), database);
    }

    private String command(String program, String name) {
        try {
            String line = Files.readString(GUIDE)
                    .lines()
                    .map(String::strip)
                    .filter(text -> text.startsWith(program + " "))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("\\s+#.*", "");
            return replaced(line, name, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String guide, DataSource database) {
        URI place = placeOf(database);
        String line = guide;
        for (Map.Entry<String, String> own : Map.of(
                        "-h db.example.com", "-h " + place.getHost() + " -p " + place.getPort(),
                        "-U countersign", "-U " + PostgresDatabase.USER,
                        "-d countersign", "-d " + place.getPath().substring(1))
                .entrySet()) {
            line = replaced(line, own.getKey(), own.getValue());
        }
        assertThat(run(line).lines().filter(said -> !said.contains(OF_LATER_VERSIONS)))
                .as(line)
                .noneMatch(said -> said.contains("error:"));
    }

    private static String replaced(String text, String what, String by) {
        assertThat(text).as("the operator's guide").contains(what);
        return text.replace(what, by);
    }

    private static URI placeOf(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return URI.create(connection.getMetaData().getURL().substring("jdbc:".length()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String run(String line) {
        try {
            Process process = new ProcessBuilder(line.split(" "))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
