package io.countersign.launcher;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;

/** Which data source class serves the database URL, and what the URL needs beside what the operator wrote. */
record Database(String url, String dataSourceClass) {

    /**
     * PostgreSQL's dialect, so that one SQL serves both; a commit is on disk when it returns, so that {@code kill -9}
     * loses nothing.
     */
    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE";

    static Database of(Settings settings) {
        String url = settings.text(Setting.DB_URL);
        if (url.startsWith("jdbc:h2:")) {
            String absolute = url.startsWith("jdbc:h2:file:") ? absolute(url) : url;
            return new Database(absolute + H2_OPTIONS, "org.h2.jdbcx.JdbcDataSource");
        }
        return new Database(url, "org.postgresql.ds.PGSimpleDataSource");
    }

    private static String absolute(String url) {
        String[] parts = url.substring("jdbc:h2:file:".length()).split(";", 2);
        String options = parts.length == 2 ? ";" + parts[1] : "";
        return "jdbc:h2:file:" + java.nio.file.Path.of(parts[0]).toAbsolutePath() + options;
    }
}
