package io.countersign.exchange;

import io.countersign.crypto.PasswordSealed;
import io.countersign.platform.Problem;
import java.util.List;

/**
 * A file of secrets, read.
 *
 * @param columns of a CSV file, else null
 * @param mapping by which they were read, else null
 */
record SecretsFile(FileFormat format, List<String> columns, CsvMapping mapping, List<FileRow> rows) {

    /** The most secrets of one file. */
    static final int MOST = 10_000;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** @throws Problem {@code invalid-request} if it cannot be read at all; what is wrong with one row is kept with it */
    static SecretsFile read(ImportRequest request) {
        SecretsFile file = read(request, text(request.content()));
        if (file.rows().isEmpty()) {
            throw Problem.invalid("content", "holds no secrets");
        }
        if (file.rows().size() > MOST) {
            throw Problem.invalid("content", "must hold at most %,d secrets".formatted(MOST));
        }
        return file;
    }

    private static SecretsFile read(ImportRequest request, String text) {
        if (PasswordSealed.isOne(text)) {
            return new SecretsFile(FileFormat.COUNTERSIGN, null, null, ExportFile.read(text, request.password()));
        }
        if (text.startsWith("{")) {
            return new SecretsFile(FileFormat.BITWARDEN, null, null, BitwardenFile.read(text));
        }
        CsvFile csv = CsvFile.parse(text);
        CsvMapping mapping = request.mapping() == null ? new MappingGuess(csv).mapping() : request.mapping();
        return new SecretsFile(FileFormat.CSV, csv.columns(), mapping, csv.read(mapping));
    }

    private static String text(String content) {
        return (content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content).strip();
    }
}
