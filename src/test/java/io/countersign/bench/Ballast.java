package io.countersign.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Years of use: rows copied from those that the members have made themselves, under ids of their own. */
final class Ballast {

    private static final int CONFIRMATIONS = 1_000_000;
    private static final int SECRETS = 100_000;

    private final String url;

    Ballast(String url) {
        this.url = url;
    }

    /** All members get their share of all. */
    void load() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement database = connection.createStatement()) {
            String ended = "(select distinct on (member_id) * from confirmation where state = 'USED') row";
            copy(database, "confirmation", ended, CONFIRMATIONS / Company.MEMBERS, Set.of("id"));
            int each = SECRETS / Company.MEMBERS;
            copy(database, "secret", of("secret", "id"), each, Set.of("id"));
            copy(database, "secret_grant", of("secret_grant", "secret_id"), each, Set.of("id", "secret_id"));
            copy(database, "secret_version", of("secret_version", "secret_id"), each, Set.of("secret_id"));
            copy(database, "secret_value", of("secret_value", "secret_id"), each, Set.of("secret_id"));
            copy(database, "secret_word", of("secret_word", "secret_id"), each, Set.of("secret_id"));
            database.execute("analyze");
        }
    }

    /** Only the first version: an edited secret has hundreds. */
    private static String of(String table, String secret) {
        String guarded = "select id from secret where name = 'Guarded'";
        return "(select * from " + table + " where " + secret + " in (" + guarded + ")) row";
    }

    private static void copy(Statement database, String table, String rows, int times, Set<String> ids)
            throws SQLException {
        List<String> columns = columns(database, table);
        List<String> values = columns.stream()
                .map(column -> ids.contains(column) ? "row." + column + " || '-' || i" : "row." + column)
                .toList();
        database.execute("insert into " + table + " (" + String.join(", ", columns) + ") select "
                + String.join(", ", values) + " from " + rows + ", generate_series(1, " + times + ") i");
    }

    private static List<String> columns(Statement database, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet found = database.executeQuery(
                "select column_name from information_schema.columns where table_name = '" + table + "'")) {
            while (found.next()) {
                columns.add(found.getString(1));
            }
        }
        return columns;
    }
}
