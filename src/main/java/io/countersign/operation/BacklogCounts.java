package io.countersign.operation;

import io.countersign.operation.Backlog.Pile;
import io.countersign.operation.Backlog.Sample;
import io.countersign.platform.SystemClock;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/** Counts over all rooms' tables, so by SQL: the outbox by an index, and the sessions that have not ended. */
@ApplicationScoped
class BacklogCounts {

    private static final String OUTBOX = "select channel, state, count(*), min(next_try_at) from delivery"
            + " where state in ('WAITING', 'CLAIMED', 'FAILED') group by channel, state";

    private static final String SESSIONS = "select count(*) from session where ended_at is null and expires_at > ?";

    @Resource(lookup = "java:app/jdbc/countersign")
    private DataSource dataSource;

    @Inject
    private SystemClock clock;

    Sample take() throws SQLException {
        long begin = System.nanoTime();
        try (Connection connection = dataSource.getConnection()) {
            Map<Pile, Double> outbox = new HashMap<>();
            long oldest = outbox(connection, outbox);
            double seconds = (System.nanoTime() - begin) / 1e9;
            double late = Math.max(0, (clock.millis() - oldest) / 1e3);
            return new Sample(true, seconds, outbox, late, sessions(connection));
        }
    }

    /** Answers since when the oldest has been due; in milliseconds since 1970 UTC. */
    private long outbox(Connection connection, Map<Pile, Double> piles) throws SQLException {
        long oldest = clock.millis();
        try (PreparedStatement query = connection.prepareStatement(OUTBOX);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String state = rows.getString(2).toLowerCase(Locale.ROOT);
                piles.put(new Pile(rows.getString(1).toLowerCase(Locale.ROOT), state), (double) rows.getLong(3));
                oldest = state.equals("failed") ? oldest : Math.min(oldest, rows.getLong(4));
            }
        }
        return oldest;
    }

    private double sessions(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SESSIONS)) {
            query.setLong(1, clock.millis());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }
}
