package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.countersign.testing.PostgresDatabase;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A database of every earlier version becomes one of this version, with all that was in it. Rows are put in where they came
 * from: {@code db/rows/V<n>.sql} has what version n brought, and is run when n is the newest.
 */
class MigrationsIT {

    /** What V7 forgets on purpose. */
    private static final Set<String> FORGOTTEN = Set.of("digest", "open_key");

    @TestFactory
    Stream<DynamicTest> onH2() {
        return fromEach(MigrationsIT::h2);
    }

    @TestFactory
    Stream<DynamicTest> onPostgres() {
        return fromEach(() -> PostgresDatabase.fresh().source());
    }

    /** Else what a test has seen on one holds on one alone. */
    @Test
    void schemaIsTheSameOnBoth() {
        Schema h2 = Schema.newest(h2());
        Schema postgres = Schema.newest(PostgresDatabase.fresh().source());

        assertThat(h2.columns()).isEqualTo(postgres.columns());
        assertThat(h2.columns()).hasSizeGreaterThan(200);
    }

    private static Stream<DynamicTest> fromEach(Supplier<DataSource> database) {
        Schema fresh = Schema.newest(database.get());
        List<Integer> versions = fresh.versions();
        return versions.stream()
                .map(version -> dynamicTest("from version " + version, () -> upgrade(version, database.get(), fresh)));
    }

    private static void upgrade(int version, DataSource database, Schema fresh) {
        Schema schema = Schema.grownTo(version, database);
        Map<String, List<Map<String, Object>>> before = schema.rows();

        Schema upgraded = Schema.newest(database);

        assertThat(upgraded.columns()).isEqualTo(fresh.columns());
        assertThat(upgraded.indexes()).hasSizeGreaterThan(100).isEqualTo(fresh.indexes());
        Map<String, List<Map<String, Object>>> after = upgraded.rows();
        before.forEach((table, rows) -> assertKept(version, table, rows, after.get(table)));
        if (version < 7) {
            assertThat(after.get("confirmation"))
                    .allMatch(row -> row.get("digest").equals("") && row.get("open_key") == null);
        }
        if (version < 5) {
            assertThat(upgraded.texts("select name_key from vault order by id"))
                    .containsExactly("keys", "keys v_2", "doors");
            assertThat(upgraded.texts("select vault_id from default_vault")).containsExactly("v_1");
        }
        assertThat(upgraded.texts("select s.id from secret_grant g join secret s on s.id = g.secret_id"
                        + " where g.secret_created_at is null or g.secret_created_at <> s.created_at"))
                .isEmpty();
        if (version < 8) {
            assertThat(upgraded.texts("select id from secret_grant where direct_role is null or direct_role <> role"))
                    .isEmpty();
        }
        assertThat(upgraded.texts("select concat(export_by, ' ', session_idle) from workspace where id = 'w_1'"))
                .containsExactly("ADMINS ");
        assertThat(upgraded.texts(
                        "select concat(cooling_until, ' ', forgotten_at) from standing where member_id = 'm_1'"))
                .containsExactly("0 0");
        assertThat(upgraded.texts("select concat(strategy, ' ', key_generation) from vault where id = 'v_1'"))
                .containsExactly("LOCAL 1");
        assertThat(upgraded.texts("select concat('<', languages, '>') from confirmation where id = 'c_1'"))
                .containsExactly("<>");
        if (version == Collections.max(fresh.versions())) {
            assertThat(after)
                    .as("tables that no file of db/rows has a row for")
                    .noneSatisfy((table, rows) -> assertThat(rows).isEmpty());
        }
    }

    /** Whatever column is still there has what it had. */
    private static void assertKept(
            int version, String table, List<Map<String, Object>> before, List<Map<String, Object>> after) {
        assertThat(after.size()).as(table).isGreaterThanOrEqualTo(before.size());
        for (int i = 0; i < before.size(); i++) {
            Map<String, Object> now = after.get(i);
            before.get(i).forEach((column, value) -> {
                boolean forgotten = version < 7 && table.equals("confirmation") && FORGOTTEN.contains(column);
                if (now.containsKey(column) && !forgotten) {
                    assertThat(now.get(column)).as(table + "." + column).isEqualTo(value);
                }
            });
        }
    }

    private static DataSource h2() {
        String name = "jdbc:h2:mem:migrated" + System.nanoTime();
        return JdbcConnectionPool.create(
                name + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
                "countersign",
                "");
    }
}
