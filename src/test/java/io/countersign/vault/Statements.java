package io.countersign.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** What a tested server asks its PostgreSQL about some tables, as the extension {@code pg_stat_statements} counts it. */
record Statements(DataSource database, String tables) {

    /** The statements that ran during this work, without their values, and how often each did. */
    Map<String, Long> during(Runnable work) {
        Map<String, Long> before = counts();
        work.run();
        Map<String, Long> counts = counts();
        before.forEach((statement, count) -> counts.merge(statement, -count, Long::sum));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private Map<String, Long> counts() {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select query, sum(calls) from pg_stat_statements where query ~* ? and dbid ="
                                + " (select oid from pg_database where datname = current_database()) group by query")) {
            query.setString(1, "\\m(" + tables + ")\\M");
            Map<String, Long> counts = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
