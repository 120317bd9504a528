package io.countersign.vault;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.platform.Tokens;
import io.countersign.testing.Answer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** What lies in the database of a tested server. */
record Rows(DataSource database) {

    long count(String table) {
        return number("select count(*) from " + table);
    }

    /** Rows of an attachment and of its content. */
    long countOf(JsonNode attachment) {
        String id = attachment.path("id").asText();
        return number("select count(*) from attachment where id = ?", id)
                + number("select count(*) from attachment_chunk where attachment_id = ?", id);
    }

    /** Makes a member a collaborator. */
    void grant(String secret, String member) {
        run(
                "insert into secret_grant (id, secret_id, member_id, role, direct_role, secret_created_at, created_at)"
                        + " select ?, id, ?, 'COLLABORATOR', 'COLLABORATOR', created_at, created_at from secret where id = ?",
                Tokens.id("g_"),
                member,
                secret);
    }

    /** Holds the secret until the call waits for it, and ends the member's access meanwhile. */
    CompletableFuture<Answer> endAccessBefore(String secret, String member, Supplier<Answer> call) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            prepare(connection, "select id from secret where id = ? for update", secret)
                    .execute();
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(call);
            await("the call to wait")
                    .until(() -> number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and datname = current_database()")
                            > 0);
            prepare(connection, "delete from secret_grant where secret_id = ? and member_id = ?", secret, member)
                    .execute();
            connection.commit();
            return answer;
        }
    }

    long number(String sql, String... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet found = statement.executeQuery()) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void run(String sql, String... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, String... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        return statement;
    }
}
