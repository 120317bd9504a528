package io.countersign.crash;

import io.countersign.testing.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A PostgreSQL of the operator's, which can be stopped and started again on the same data. */
final class ExternalDatabase implements AutoCloseable {

    private final int port = FreePort.find();
    private final Path directory;
    private EmbeddedPostgres server;

    ExternalDatabase(Path directory) {
        this.directory = directory;
        start();
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    void start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(directory.resolve("postgres"))
                    .setCleanDataDirectory(false)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
