package io.countersign.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The trail of one workspace as whoever has the database sees and changes it. */
final class TrailRows {

    private final DataSource database;
    private final String workspace;

    TrailRows(DataSource database, String workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    /** Keeps entries and head aside under a name. */
    void keep(String name) {
        run("create table %s_entry as select * from audit_entry where workspace_id = '%s'".formatted(name, workspace));
        run("create table %s_head as select * from audit_head where workspace_id = '%s'".formatted(name, workspace));
    }

    /** Puts back what was kept. */
    void putBack(String name) {
        run("delete from audit_entry where workspace_id = '%s'".formatted(workspace));
        run("delete from audit_head where workspace_id = '%s'".formatted(workspace));
        run("insert into audit_entry select * from " + name + "_entry");
        run("insert into audit_head select * from " + name + "_head");
    }

    /** On this workspace's entries: {@code where} and what follows it are added. */
    void entries(String change, String condition) {
        run(change + " where workspace_id = '" + workspace + "' and " + condition);
    }

    void head(String change) {
        run(change + " where workspace_id = '" + workspace + "'");
    }

    void run(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** How many rows a table has for this workspace, or by another condition. */
    long count(String table, String condition) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select count(*) from " + table + " where " + condition);
                ResultSet found = statement.executeQuery()) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
