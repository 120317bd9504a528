package io.countersign.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.countersign.crypto.PasswordSealed;
import io.countersign.platform.Json;
import io.countersign.platform.Problem;
import io.countersign.vault.FieldValue;
import io.countersign.vault.ReadableSecrets;
import io.countersign.vault.SecretFields;
import io.countersign.vault.SecretKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Our own file: JSON under a password. It holds what is needed to make the same secrets again. */
record ExportFile(String format, int version, Instant exportedAt, String workspace, List<Item> secrets) {

    private static final String FORMAT = "countersign";
    private static final int VERSION = 1;
    private static final ObjectReader READER = Json.MAPPER.readerFor(ExportFile.class);

    /** @param vault its name */
    record Item(
            SecretKind type,
            String name,
            String vault,
            Map<String, FieldValue> fields,
            Boolean confirmToView,
            Instant expiresAt) {

        FileRow row(int number) {
            return new FileRow(
                    number, type, name, vault, new SecretFields(fields), confirmToView, expiresAt, List.of());
        }
    }

    static String seal(String workspace, Instant now, List<ReadableSecrets.Clear> secrets, String password) {
        List<Item> items = secrets.stream().map(ExportFile::item).toList();
        ExportFile file = new ExportFile(FORMAT, VERSION, now, workspace, items);
        return PasswordSealed.seal(Json.write(file).getBytes(StandardCharsets.UTF_8), password);
    }

    private static Item item(ReadableSecrets.Clear secret) {
        return new Item(
                secret.type(),
                secret.name(),
                secret.vault(),
                secret.fields(),
                secret.confirmToView(),
                secret.expiresAt());
    }

    /** @throws Problem {@code invalid-request} with a wrong password, and for what is no such file */
    static List<FileRow> read(String sealed, String password) {
        if (password == null || password.isEmpty()) {
            throw Problem.invalid("password", "is needed to open this file");
        }
        byte[] content = PasswordSealed.open(sealed, password)
                .orElseThrow(() -> Problem.invalid("password", "does not open this file, or the file was changed"));
        List<Item> items = parse(content).secrets();
        return IntStream.range(0, items.size())
                .mapToObj(i -> items.get(i).row(i + 1))
                .toList();
    }

    private static ExportFile parse(byte[] content) {
        try {
            ExportFile file = SecretsFile.json(READER, content);
            if (file.version() == VERSION && FORMAT.equals(file.format()) && file.isWhole()) {
                return file;
            }
        } catch (JsonProcessingException e) {
            // Said below, without what it quotes
        }
        throw Problem.invalid("content", "is no export of this version of Countersign");
    }

    private boolean isWhole() {
        return secrets != null
                && secrets.stream().allMatch(item -> item != null && item.type() != null && item.fields() != null);
    }
}
