package io.countersign.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Puts {@code db/rows/V<n>.sql} into a database that has just become one of version n. */
final class RowsOfEachVersion implements Callback {

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        String name = "/db/rows/V" + context.getMigrationInfo().getVersion() + ".sql";
        try (InputStream script = RowsOfEachVersion.class.getResourceAsStream(name)) {
            if (script == null) {
                return;
            }
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            try (Statement statement = context.getConnection().createStatement()) {
                for (String sql : text.split(";\\R")) {
                    statement.execute(sql);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(name, e);
        }
    }

    @Override
    public String getCallbackName() {
        return "rows of each version";
    }
}
