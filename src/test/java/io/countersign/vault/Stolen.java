package io.countersign.vault;

import io.countersign.crypto.DataKey;
import io.countersign.crypto.KeysOnDisk;
import io.countersign.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A copy of a server's database and master key, as a thief or a backup has it. */
public record Stolen(DataSource database, DataKey master) {

    public static Stolen from(TestServer server) {
        return new Stolen(
                server.stolenDatabase(),
                KeysOnDisk.master(server.dataDirectory().resolve("master.key")));
    }

    /** The vault's key; its column is {@code data_key} or {@code previous_key}. Null if there is none. */
    DataKey vaultKey(String vault, String column) {
        byte[] wrapped =
                bytes("select " + column + " from vault where id = ?", vault).get(0);
        return wrapped == null ? null : master.open(wrapped, Vault.owner(vault));
    }

    byte[] wrappedKey(String secret) {
        return bytes("select data_key from secret where id = ?", secret).get(0);
    }

    List<byte[]> values(String secret) {
        return bytes("select ciphertext from secret_value where secret_id = ? order by version", secret);
    }

    /** The own keys of the secrets that came with an import. */
    List<byte[]> ofImport(String id) {
        return bytes("select data_key from secret where import_id = ?", id);
    }

    String workspaceOf(String vault) {
        return new String(
                bytes("select cast(workspace_id as bytea) from vault where id = ?", vault)
                        .get(0),
                StandardCharsets.UTF_8);
    }

    /** The first column of what a query with one parameter finds. */
    public List<byte[]> bytes(String query, String id) {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setString(1, id);
            List<byte[]> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getBytes(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
