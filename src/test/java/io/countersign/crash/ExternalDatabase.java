package io.countersign.crash;

import io.countersign.testing.FreePort;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.tools.Server;

/** A database server of the operator's, which can be stopped and started again on the same data. */
final class ExternalDatabase implements AutoCloseable {

    private final int port = FreePort.find();
    private final Path directory;
    private Server server;

    ExternalDatabase(Path directory) {
        this.directory = directory;
        start();
    }

    String url() {
        return "jdbc:h2:tcp://127.0.0.1:" + port + "/./countersign";
    }

    void start() {
        try {
            server = Server.createTcpServer("-tcpPort", "" + port, "-ifNotExists", "-baseDir", directory.toString())
                    .start();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
