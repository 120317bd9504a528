package io.countersign.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
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
@DataSourceDefinition(
        name = "java:app/jdbc/countersign",
        className = "${MPCONFIG=countersign.db.class:org.h2.jdbcx.JdbcDataSource}",
        url = "${MPCONFIG=countersign.db.url:}",
        user = "${MPCONFIG=countersign.db.user:}",
        password = "${MPCONFIG=countersign.db.password:}",
        minPoolSize = 2,
        maxPoolSize = 64,
        properties = {
            // Each time one is taken: after a restart of the database nobody gets a connection that died with it
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation"
        })
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
