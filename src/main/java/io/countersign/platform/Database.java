package io.countersign.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * The database, migrated to the schema of this version before anything else uses it: whoever starts on its own (a
 * message-driven bean, a timer) depends on this bean.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Database {

    private static final String MIGRATION = "select 1 from flyway_schema_history where version = ? and success = true";

    private static final int SECONDS = 2;

    private String schema;

    @Resource(lookup = "java:app/jdbc/countersign")
    private DataSource dataSource;

    /** Returns once the schema is there. Message-driven beans start before singletons have, so they ask. */
    public void await() {
        // The container lets nobody in before the bean is constructed
    }

    /**
     * Whether the database answers within two seconds and has the schema of this version. One that a later version has
     * migrated since has it too: nodes are replaced one by one.
     */
    public boolean answers() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(MIGRATION)) {
            query.setQueryTimeout(SECONDS);
            query.setString(1, schema);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        } catch (SQLException e) {
            return false;
        }
    }

    /** @throws IllegalStateException if a later version has been here: what it has changed is not known to this one */
    @PostConstruct
    void migrate() {
        Flyway flyway = Flyway.configure(getClass().getClassLoader())
                .dataSource(dataSource)
                .load();
        for (MigrationInfo migration : flyway.info().all()) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                throw new IllegalStateException("The database was written by a later version of Countersign (schema "
                        + migration.getVersion() + "). Run that one, or restore a backup from before it.");
            }
        }
        flyway.migrate();
        schema = flyway.info().current().getVersion().toString();
    }
}
