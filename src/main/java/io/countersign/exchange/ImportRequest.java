package io.countersign.exchange;

import io.countersign.platform.BodyLimit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A file to be imported.
 *
 * @param content its text; what kind of file it is shows from it
 * @param vault the id of the vault for all, or null for the one that the file names, else the default one
 * @param mapping what the columns of a CSV file mean; null: guessed from their names
 * @param password of an export of Countersign's own
 * @param leaveOutInvalid whether to import the rest if some do not fit; null: no
 */
@BodyLimit(16 * 1024 * 1024)
public record ImportRequest(
        @NotNull String content,
        @Size(max = 40) String vault,
        @Valid CsvMapping mapping,
        @Size(max = 1000) String password,
        Boolean leaveOutInvalid) {}
