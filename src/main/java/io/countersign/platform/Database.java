package io.countersign.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The database, migrated to the schema of this version before anything else uses it: whoever starts on its own (a
 * message-driven bean, a timer) depends on this bean.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Database {

    @Resource(lookup = "java:app/jdbc/countersign")
    private DataSource dataSource;

    /** Returns once the schema is there. Message-driven beans start before singletons have, so they ask. */
    public void await() {
        // The container lets nobody in before the bean is constructed
    }

    /** Whether the database answers within two seconds. */
    public boolean answers() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    @PostConstruct
    void migrate() {
        Flyway.configure(getClass().getClassLoader())
                .dataSource(dataSource)
                .load()
                .migrate();
    }
}
