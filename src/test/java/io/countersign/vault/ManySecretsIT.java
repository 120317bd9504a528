package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.Page;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/**
 * Among 100,000 secrets (5,000 on H2, which fills slowly) a page and a search cost what they cost among 100: each reads a
 * few rows by indexes, as the databases themselves explain.
 */
class ManySecretsIT {

    /** A page of 50 with its secrets, grants and words; a scan of the table would be 100,000. */
    private static final long FEW = 10_000;

    private static final SecretQuery.Reader READER = new SecretQuery.Reader("m_all", "w_1");

    private static final List<SecretFilter> PAGES =
            List.of(filter(null), new SecretFilter(null, "v_1", SecretKind.TEXT_NOTE, "m_all", false));

    /** Of one secret, of all, of some, of none. H2 reads all of a member's grants for these. */
    private static final List<SecretFilter> SEARCHES =
            List.of(filter("n77123"), filter("secret"), filter("group77 n77"), filter("nowhere"));

    private static SecretFilter filter(String q) {
        return new SecretFilter(q, null, null, null, null);
    }

    @Test
    void onPostgres() throws Exception {
        // As for solid state disks; the default is for turning ones, on which reading all may be quicker
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("random_page_cost", "1.1")
                .start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            String numbers = "generate_series(1, 100000) as t(x)";
            try (Connection connection = filled(url, numbers, "convert_to('k', 'UTF8')")) {
                addWords(connection, numbers, "convert_to(%s, 'UTF8')");
                run(connection, "analyze");
                for (SecretQuery query : queries(Stream.concat(PAGES.stream(), SEARCHES.stream()))) {
                    String plan = explained(connection, "explain (analyze, costs off) ", query);
                    assertThat(plan).doesNotContain("Seq Scan");
                    assertThat(sum(plan, "rows=(\\d+) loops=(\\d+)")).as(plan).isLessThan(FEW);
                }
            }
        }
    }

    @Test
    void onH2() throws Exception {
        String url = "jdbc:h2:mem:many;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
        try (Connection connection =
                filled(url, "(select \"X\" as x from system_range(1, 5000)) t", "stringtoutf8('k')")) {
            run(connection, "analyze");
            for (SecretQuery query : queries(PAGES.stream())) {
                String plan = explained(connection, "explain analyze ", query);
                assertThat(plan).doesNotContain("tableScan");
                assertThat(sum(plan, "scanCount: (\\d+)()")).as(plan).isLessThan(FEW / 20);
            }
        }
    }

    /** Each search, at its first page and far down. */
    private static List<SecretQuery> queries(Stream<SecretFilter> searches) {
        return searches.flatMap(search -> Stream.of(null, "50000.x_50000")
                        .map(after -> new SecretQuery(READER, search, new Page.Request(50, after), Instant.EPOCH)))
                .toList();
    }

    private static Connection filled(String url, String numbers, String bytes) throws SQLException {
        Connection connection = DriverManager.getConnection(url, "postgres", "");
        Flyway.configure().dataSource(url, "postgres", "").load().migrate();
        run(
                connection,
                "insert into workspace (id, name, email_link_enabled, number_matching, version, created_at) values ('w_1', 'Many', false, false, 1, 0)",
                "insert into member (id, workspace_id, email, name, role, password_hash, active, created_at) values ('m_all', 'w_1', 'all@many.test', 'All', 'USER', null, true, 0)",
                "insert into vault (id, workspace_id, name, name_key, data_key, created_at)"
                        + " values ('v_1', 'w_1', 'One', 'one', " + bytes + ", 0)",
                "insert into secret (id, workspace_id, vault_id, type, name, confirm_to_view, version, created_at,"
                        + " changed_at) select 'x_' || x, 'w_1', 'v_1', 'text', 'Secret ' || x, false, 1, x, x from "
                        + numbers,
                "insert into secret_grant (id, secret_id, member_id, role, created_at, secret_created_at)"
                        + " select 'g_' || x, 'x_' || x, 'm_all', 'OWNER', x, x from " + numbers);
        return connection;
    }

    private static void addWords(Connection connection, String numbers, String bytes) throws SQLException {
        for (String word : List.of("'secret'", "'n' || x", "'group' || mod(x, 100)")) {
            run(
                    connection,
                    "insert into secret_word (workspace_id, word, secret_id) select 'w_1', " + bytes.formatted(word)
                            + ", 'x_' || x from " + numbers);
        }
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String explained(Connection connection, String explain, SecretQuery query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(explain + query.sql())) {
            for (int i = 0; i < query.parameters().size(); i++) {
                statement.setObject(i + 1, query.parameters().get(i));
            }
            StringBuilder plan = new StringBuilder();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }

    /** What was read in all: rows, times the loops where the plan counts them. */
    private static long sum(String plan, String pattern) {
        return Pattern.compile(pattern)
                .matcher(plan)
                .results()
                .mapToLong(ManySecretsIT::product)
                .sum();
    }

    private static long product(MatchResult found) {
        long loops = found.group(2).isEmpty() ? 1 : Long.parseLong(found.group(2));
        return Long.parseLong(found.group(1)) * loops;
    }
}
