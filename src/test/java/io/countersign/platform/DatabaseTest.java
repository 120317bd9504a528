package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** A program and a schema that fit each other, or not. */
class DatabaseTest {

    private static final String HISTORY = "flyway_schema_history";

    private final JdbcDataSource source = new JdbcDataSource();

    @BeforeEach
    void empty(TestInfo test) {
        source.setURL("jdbc:h2:mem:" + test.getDisplayName().replaceAll("\\W", "")
                + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
    }

    @Test
    void answersWhenMigrated() throws Exception {
        Database database = migrated();

        assertThat(database.answers()).isTrue();
        assertThat(migrated().answers()).isTrue();
    }

    @Test
    void answersNotWhenItsMigrationIsGone() throws Exception {
        Database database = migrated();
        run("delete from " + HISTORY + " where installed_rank = (select max(installed_rank) from " + HISTORY + ")");
        assertThat(database.answers()).isFalse();

        run("drop table " + HISTORY);
        assertThat(database.answers()).isFalse();
    }

    @Test
    void laterSchemaStopsTheStartButNoNodeThatRuns() throws Exception {
        Database running = migrated();
        run("insert into " + HISTORY + " select max(installed_rank) + 1, '9999', 'later', 'SQL', 'V9999__later.sql', 1,"
                + " 'later', now(), 1, true from " + HISTORY);

        assertThat(running.answers()).isTrue();
        assertThatThrownBy(this::migrated)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("later version of Countersign (schema 9999)");
    }

    private Database migrated() throws ReflectiveOperationException {
        Database database = new Database();
        Field field = Database.class.getDeclaredField("dataSource");
        field.setAccessible(true);
        field.set(database, source);
        database.migrate();
        return database;
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
