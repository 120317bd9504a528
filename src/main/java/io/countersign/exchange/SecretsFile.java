package io.countersign.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.countersign.crypto.PasswordSealed;
import io.countersign.platform.Json;
import io.countersign.platform.Problem;
import java.io.IOException;
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

    /** Enough for as many secrets with all that Bitwarden says of each; few bytes could ask for much memory. */
    private static final JsonFactory JSON = Json.MAPPER
            .getFactory()
            .rebuild()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxTokenCount(MOST * 200L).build())
            .build();

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** @throws Problem {@code invalid-request} if it cannot be read at all; what is wrong with one row is kept with it */
    static SecretsFile read(ImportRequest request) {
        SecretsFile file = read(request, text(request.content()));
        if (file.rows().isEmpty()) {
            throw Problem.invalid("content", "holds no secrets");
        }
        if (file.rows().size() > MOST) {
            throw tooMany();
        }
        return file;
    }

    /**
     * @throws Problem {@code invalid-request} if it holds too many to look at
     * @throws JsonProcessingException if it is no such file; its message may quote it
     */
    static <T> T json(ObjectReader reader, byte[] content) throws JsonProcessingException {
        try (JsonParser parser = JSON.createParser(content)) {
            return reader.readValue(parser);
        } catch (JsonProcessingException e) {
            if (isTooMuch(e)) {
                throw tooMany();
            }
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Itself, or within what says where in the file. */
    private static boolean isTooMuch(Throwable e) {
        return e instanceof StreamConstraintsException || e.getCause() != null && isTooMuch(e.getCause());
    }

    static Problem tooMany() {
        return Problem.invalid("content", "must hold at most %,d secrets".formatted(MOST));
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
