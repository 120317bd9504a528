package io.countersign.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database as Flyway has made it, and what can be seen of it. */
record Schema(DataSource database) {

    /** Neither Flyway's own nor those of an extension of PostgreSQL. */
    private static final String OURS = " and table_name <> 'flyway_schema_history' and table_name not like 'pg_stat%'";

    static Schema newest(DataSource database) {
        Flyway.configure().dataSource(database).load().migrate();
        return new Schema(database);
    }

    /** Of this version, with rows of each version on the way. */
    static Schema grownTo(int version, DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .target(String.valueOf(version))
                .callbacks(new RowsOfEachVersion())
                .load()
                .migrate();
        return new Schema(database);
    }

    List<Integer> versions() {
        return Arrays.stream(
                        Flyway.configure().dataSource(database).load().info().applied())
                .map(migration -> Integer.parseInt(migration.getVersion().getVersion()))
                .toList();
    }

    /** Kinds of types are named in each database's own words, so lengths must do. */
    List<String> columns() {
        return texts("select concat(table_name, '.', column_name, ' ', is_nullable, ' ',"
                + " case when lower(data_type) = 'character varying' then character_maximum_length end) from information_schema.columns where table_schema = 'public'"
                + OURS + " order by table_name, ordinal_position");
    }

    /** By their names, with the columns of each. */
    List<String> indexes() {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (String table : tables()) {
                try (ResultSet rows = connection.getMetaData().getIndexInfo(null, "public", table, false, false)) {
                    while (rows.next()) {
                        found.add(table + " " + rows.getString("COLUMN_NAME") + " " + rows.getString("ORDINAL_POSITION")
                                + " " + rows.getBoolean("NON_UNIQUE"));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found.stream().sorted().toList();
    }

    /** All rows of all tables, by name, each table in an order of its own. */
    Map<String, List<Map<String, Object>>> rows() {
        Map<String, List<Map<String, Object>>> all = new TreeMap<>();
        tables().forEach(table -> all.put(table, rows("select * from " + table + " order by 1, 2")));
        return all;
    }

    /** The first column of what is found. */
    List<String> texts(String query) {
        return rows(query).stream()
                .map(row -> row.values().iterator().next())
                .map(String::valueOf)
                .toList();
    }

    private List<String> tables() {
        return texts("select table_name from information_schema.tables where table_schema = 'public'" + OURS
                + " order by table_name");
    }

    private List<Map<String, Object>> rows(String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            ResultSetMetaData columns = found.getMetaData();
            List<Map<String, Object>> rows = new ArrayList<>();
            while (found.next()) {
                Map<String, Object> row = new TreeMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    Object value = found.getObject(i);
                    row.put(
                            columns.getColumnLabel(i),
                            value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value);
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
