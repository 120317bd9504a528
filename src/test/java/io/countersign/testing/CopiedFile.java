package io.countersign.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A copy of the file that H2 keeps a server's database in. The server may run meanwhile, but not close. */
final class CopiedFile {

    private CopiedFile() {}

    static DataSource of(Path data) {
        try {
            Path copy = Files.createTempDirectory(data, "copy").resolve("countersign");
            Files.copy(data.resolve("db/countersign.mv.db"), Path.of(copy + ".mv.db"));
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:file:" + copy + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;IFEXISTS=TRUE");
            source.setUser("countersign");
            source.setPassword("");
            return source;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
