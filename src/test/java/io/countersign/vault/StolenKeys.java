package io.countersign.vault;

import io.countersign.crypto.OpenedKeys;
import io.countersign.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Every key that lies on the disk of a server, or is wrapped by one that does, around one secret. */
public record StolenKeys(Stolen copy, OpenedKeys master) {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{43,}");

    public static StolenKeys from(TestServer server) {
        return new StolenKeys(
                Stolen.from(server), OpenedKeys.master(server.dataDirectory().resolve("master.key")));
    }

    /** The first column of what a query with one parameter finds. */
    public List<byte[]> bytes(String query, String id) {
        return copy.bytes(query, id);
    }

    /** The master key, those of the secret's vault, of the secret and its files, and those that the server has for itself. */
    public List<byte[]> of(String secret) {
        String vault = text("select cast(vault_id as bytea) from secret where id = ?", secret);
        OpenedKeys ofVault = master.unwrap(
                bytes("select data_key from vault where id = ?", vault).get(0), Vault.owner(vault));
        String place = copy.workspaceOf(vault) + "/" + vault + "/" + secret;
        OpenedKeys own = ofVault.unwrap(copy.wrappedKey(secret), place);
        List<byte[]> all = new ArrayList<>(master.bits());
        all.addAll(ofVault.bits());
        all.addAll(own.bits());
        for (byte[] id : bytes("select cast(id as bytea) from attachment where secret_id = ?", secret)) {
            String file = new String(id, StandardCharsets.UTF_8);
            byte[] wrapped =
                    bytes("select data_key from attachment where id = ?", file).get(0);
            all.addAll(own.unwrap(wrapped, Attachment.place(secret, file)).bits());
        }
        all.addAll(ofServer());
        return all;
    }

    /** Whatever of 256 bits or more is in them, in all positions. */
    private List<byte[]> ofServer() {
        List<byte[]> found = new ArrayList<>();
        for (byte[] id : bytes("select cast(name as bytea) from server_key where name <> ?", "")) {
            String name = new String(id, StandardCharsets.UTF_8);
            byte[] ciphertext = bytes("select ciphertext from server_key where name = ?", name)
                    .get(0);
            String key = new String(master.decrypt(ciphertext, "server-key/" + name), StandardCharsets.UTF_8);
            BASE64.matcher(key).results().forEach(match -> windows(match.group(), found));
        }
        return found;
    }

    private static void windows(String base64, List<byte[]> found) {
        String standard = base64.replace('-', '+').replace('_', '/');
        int whole = standard.length() % 4 == 1 ? standard.length() - 1 : standard.length();
        byte[] bits = Base64.getDecoder().decode(standard.substring(0, whole));
        for (int at = 0; at + 32 <= bits.length; at++) {
            found.add(Arrays.copyOfRange(bits, at, at + 32));
        }
    }

    private String text(String query, String id) {
        return new String(bytes(query, id).get(0), StandardCharsets.UTF_8);
    }
}
