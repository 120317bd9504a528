package io.countersign.operation;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Backups of the H2 database while it is in use, which only the server itself can make. The command, another process, leaves a
 * file {@code backup/<name>.wanted} in the data directory and finds {@code <name>.zip} there, whole, or {@code <name>.failed}.
 */
@ApplicationScoped
class Backups {

    private static final Logger LOG = Logger.getLogger(Backups.class.getName());
    private static final String WANTED = ".wanted";

    @Inject
    private Settings settings;

    @Resource(lookup = "java:app/jdbc/countersign")
    private DataSource dataSource;

    void writeWanted() {
        Path folder = settings.path(Setting.DATA_DIR).resolve("backup");
        if (settings.text(Setting.DB_URL).startsWith("jdbc:h2:file:") && Files.isDirectory(folder)) {
            wanted(folder).forEach(this::write);
        }
    }

    private static List<Path> wanted(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(WANTED)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path wanted) {
        try {
            Files.delete(wanted);
            Path part = as(wanted, ".part");
            long begin = System.nanoTime();
            backUp(part);
            Files.move(part, as(wanted, ".zip"), StandardCopyOption.ATOMIC_MOVE);
            LOG.log(Level.INFO, "The database was backed up in {0} ms", (System.nanoTime() - begin) / 1_000_000);
        } catch (IOException | SQLException e) {
            LOG.log(Level.WARNING, "The database could not be backed up", e);
            leave(as(wanted, ".failed"));
        }
    }

    private void backUp(Path file) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("backup to '" + file.toString().replace("'", "''") + "'");
        }
    }

    private static void leave(Path sign) {
        try {
            Files.createFile(sign);
        } catch (IOException e) {
            LOG.log(Level.FINE, "The command sees that nothing comes", e);
        }
    }

    private static Path as(Path wanted, String ending) {
        return Path.of(wanted.toString().replaceAll("\\.wanted$", ending));
    }
}
