package io.countersign.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * One PostgreSQL for all servers of a test process that are not on H2, each with a database of its own. Its files outlive the
 * process until {@link SecretsStaySecretIT} has looked at them.
 */
final class PostgresCluster {

    /** Counts statements, for the tests that want to know how many there were. */
    private static final String LIBRARY = "pg_stat_statements";

    private static PostgresCluster cluster;

    private final AtomicInteger names = new AtomicInteger();
    private final Path directory = ServerFiles.createCluster();
    private final EmbeddedPostgres server;

    private PostgresCluster() {
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(directory.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setServerConfig("shared_preload_libraries", LIBRARY)
                    // What is written over is searched with all the rest
                    .setServerConfig("max_wal_size", "64MB")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether {@code -Dtest.database=postgresql} says that every server is on PostgreSQL. */
    static boolean isForAll() {
        return "postgresql".equals(System.getProperty("test.database"));
    }

    /** Whether the shared server of this test process is, too: that of the third of those that run side by side. */
    static boolean isForShared() {
        return "fork-3".equals(System.getProperty("test.fork"));
    }

    static synchronized PostgresCluster get() {
        if (cluster == null) {
            cluster = new PostgresCluster();
        }
        return cluster;
    }

    PostgresDatabase create() {
        String name = "server_" + names.incrementAndGet();
        run("create database " + name);
        PostgresDatabase database = new PostgresDatabase(this, name, server.getJdbcUrl("postgres", name));
        database.run("create extension " + LIBRARY);
        return database;
    }

    void drop(String name) {
        run("drop database " + name + " with (force)");
    }

    /** Searches all that is on the disk, of the databases that are there and of those that were. */
    void assertHoldsNone(Needles needles) {
        run("checkpoint");
        needles.assertValuesAbsentFrom(directory);
    }

    Path directory() {
        return directory;
    }

    private void run(String statement) {
        run(server.getPostgresDatabase(), statement);
    }

    static void run(DataSource database, String... statements) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
