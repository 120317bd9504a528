package io.countersign.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** All that two nodes must do as one; in one class, since a pair of them costs as much as any two servers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT implements WaitingOverNodes, OnceOverNodes, CountingOverNodes, SessionsOverNodes {

    private static final int LATER = Integer.MAX_VALUE - 1;

    @TempDir
    static Path directory;

    private static Nodes nodes;

    @BeforeAll
    static void start() {
        nodes = Nodes.start(directory);
    }

    @AfterAll
    static void close() {
        nodes.close();
    }

    @Override
    public Nodes nodes() {
        return nodes;
    }

    /** Leaves one node. */
    @TestFactory
    @Order(LATER)
    Stream<DynamicTest> killedNode() {
        return new KilledNode(nodes).lines();
    }

    @Test
    @Order(LATER + 1)
    void rollingRestart() throws Exception {
        nodes.a().clock().goOn();
        new RollingRestart(nodes).run();
    }

    /** No transaction over database and broker: PostgreSQL needs no setting for that. */
    @Test
    void databaseIsAsItComes() throws SQLException {
        TestServer a = nodes.a();
        try (Connection connection = a.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet prepared = statement.executeQuery("show max_prepared_transactions")) {
            prepared.next();
            assertThat(prepared.getInt(1)).isZero();
        }
    }
}
