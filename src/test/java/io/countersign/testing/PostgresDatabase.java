package io.countersign.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The database of one server, or of several nodes, in this process's {@link PostgresCluster}. */
public record PostgresDatabase(PostgresCluster cluster, String name, String url) {

    static final String USER = "postgres";

    private static final AtomicInteger COPIES = new AtomicInteger();

    /** An empty one in this process's PostgreSQL; it goes with the process. */
    public static PostgresDatabase fresh() {
        return PostgresCluster.get().create();
    }

    public DataSource source() {
        return source("public");
    }

    /** All tables as they are at one moment, in a schema beside them. */
    DataSource copy() {
        String schema = "copy_" + COPIES.incrementAndGet();
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            statement.execute("create schema " + schema);
            for (String table : tables(statement)) {
                statement.execute("create table %1$s.%2$s as table public.%2$s".formatted(schema, table));
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return source(schema);
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    void drop() {
        cluster.drop(name);
    }

    void run(String... statements) {
        PostgresCluster.run(source(), statements);
    }

    private DataSource source(String schema) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(USER);
        source.setCurrentSchema(schema);
        return source;
    }
}
