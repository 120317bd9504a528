package io.countersign.exchange;

import io.countersign.platform.Problem;
import io.countersign.vault.NewSecret;
import io.countersign.vault.SecretFields;
import io.countersign.vault.SecretKind;
import java.time.Instant;
import java.util.List;

/**
 * One secret of a file.
 *
 * @param row where it stands in the file: its first line in CSV, else its place, from 1
 * @param vault the name of its vault, or null where the file names none
 * @param objections why it cannot be read, beside what does not fit its kind
 */
record FileRow(
        int row,
        SecretKind type,
        String name,
        String vault,
        SecretFields fields,
        Boolean confirmToView,
        Instant expiresAt,
        List<Problem.Objection> objections) {

    FileRow(int row, SecretKind type, String name, SecretFields fields) {
        this(row, type, name, null, fields, null, null, List.of());
    }

    NewSecret into(String vaultId) {
        return new NewSecret(type, name, vaultId, fields, confirmToView, expiresAt);
    }

    boolean hasExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
