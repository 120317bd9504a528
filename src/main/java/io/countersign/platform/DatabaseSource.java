package io.countersign.platform;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * New connections to the database of the settings, for the pool of a server. The URL tells which one it is, so that no
 * server's descriptor has to.
 */
public class DatabaseSource implements DataSource {

    private static final String H2_FILE = "jdbc:h2:file:";

    /**
     * PostgreSQL's dialect, so that one SQL serves both; a commit is on disk when it returns, so that {@code kill -9}
     * loses nothing.
     */
    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE";

    private final Settings settings;
    private final boolean h2;

    /** @throws SettingInvalid if any setting is wrong, those of the database or others */
    public DatabaseSource() {
        settings = Settings.fromSystem();
        h2 = settings.text(Setting.DB_URL).startsWith("jdbc:h2:");
    }

    @Override
    public Connection getConnection() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.text(Setting.DB_USER));
        properties.setProperty("password", settings.text(Setting.DB_PASSWORD));
        return driver().connect(url(), properties);
    }

    /** Whoever a server may name, the settings have the user. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private Driver driver() throws SQLException {
        try {
            return (Driver) Class.forName(h2 ? "org.h2.Driver" : "org.postgresql.Driver")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new SQLException("The database driver is missing", e);
        }
    }

    private String url() throws SQLException {
        String url = settings.text(Setting.DB_URL);
        if (!url.startsWith(H2_FILE)) {
            return h2 ? url + H2_OPTIONS : url;
        }
        try {
            DataDirectory.make(settings);
        } catch (IOException e) {
            throw new SQLException("The data directory cannot be used", e);
        }
        String[] parts = url.substring(H2_FILE.length()).split(";", 2);
        String options = parts.length == 2 ? ";" + parts[1] : "";
        return H2_FILE + Path.of(parts[0]).toAbsolutePath() + options + H2_OPTIONS;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(DatabaseSource.class.getPackageName());
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    /** Without effect: drivers have their own, and URLs their own parameters. A server may want to set something. */
    @Override
    public void setLoginTimeout(int seconds) {
        // See above
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        throw new SQLFeatureNotSupportedException("Statements are not logged");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("There is nothing inside");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
