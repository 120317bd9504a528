package io.countersign.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.countersign.platform.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A CSV file (RFC 4180) with a line of names, separated by commas, semicolons or tabs.
 *
 * @param columns their names; those that have none or a name again are told apart by their number
 */
record CsvFile(List<String> columns, List<Line> lines) {

    private static final int MOST_COLUMNS = 200;

    /** The names, the secrets, and our own. */
    private static final int MOST_LINES = SecretsFile.MOST + 2;

    /** A line of our own behind the last one. */
    private static final String END = "\u0001";

    /** @param number of its first line in the file */
    record Line(int number, List<String> values) {

        static Line of(CsvRecord record) {
            return new Line((int) record.getStartingLineNumber(), record.getFields());
        }

        boolean isBlank() {
            return values.stream().allMatch(String::isBlank);
        }
    }

    /** @throws Problem {@code invalid-request} if it is none, or holds too many */
    static CsvFile parse(String text) {
        char separator = Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(candidate -> firstLine(text, candidate)))
                .orElseThrow();
        try (Stream<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator)
                .acceptCharsAfterQuotes(false)
                .ofCsvRecord(text + "\n" + END)
                .stream()) {
            List<Line> lines = records.map(Line::of)
                    .filter(line -> !line.isBlank())
                    .limit(MOST_LINES + 1L)
                    .toList();
            if (lines.size() > MOST_LINES) {
                throw SecretsFile.tooMany();
            }
            // A quotation mark that is not closed swallows all that follows
            if (lines.get(lines.size() - 1).values().equals(List.of(END))) {
                return of(lines.subList(0, lines.size() - 1));
            }
        } catch (CsvParseException e) {
            // Said below: its message may quote the file
        }
        throw Problem.invalid("content", "is no CSV file: a quotation mark is missing or stands where none may");
    }

    private static long firstLine(String text, char separator) {
        return text.lines()
                .findFirst()
                .orElse("")
                .chars()
                .filter(c -> c == separator)
                .count();
    }

    private static CsvFile of(List<Line> lines) {
        if (lines.isEmpty() || lines.get(0).values().size() > MOST_COLUMNS) {
            throw Problem.invalid("content", "must begin with a line of 1 to " + MOST_COLUMNS + " names of columns");
        }
        List<String> columns = new ArrayList<>();
        for (String name : lines.get(0).values()) {
            String wanted = name.isBlank() ? "Column" : name.strip();
            columns.add(name.isBlank() || columns.contains(wanted) ? wanted + " " + (columns.size() + 1) : wanted);
        }
        return new CsvFile(columns, lines.subList(1, lines.size()));
    }

    /** @throws Problem {@code invalid-request} if the mapping does not fit this file or the kind */
    List<FileRow> read(CsvMapping mapping) {
        requireFit(mapping);
        return lines.stream().map(line -> read(mapping, line)).toList();
    }

    private FileRow read(CsvMapping mapping, Line line) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), i < line.values().size() ? line.values().get(i) : "");
        }
        List<Problem.Objection> objections = line.values().size() <= columns.size()
                ? List.of()
                : List.of(new Problem.Objection(
                        "row",
                        "has %d values for %d columns".formatted(line.values().size(), columns.size())));
        String name = row.get(mapping.name()).strip();
        return new FileRow(line.number(), mapping.type(), name, null, mapping.read(row), null, null, objections);
    }

    private void requireFit(CsvMapping mapping) {
        requireColumn("mapping.name", mapping.name());
        mapping.fields().forEach((field, column) -> requireColumn("mapping.fields." + field, column));
        Map<String, String> nothing = new HashMap<>();
        columns.forEach(column -> nothing.put(column, ""));
        List<Problem.Objection> objections = mapping.read(nothing).objections(mapping.type()).stream()
                .map(objection -> new Problem.Objection("mapping." + objection.member(), objection.message()))
                .toList();
        if (!objections.isEmpty()) {
            throw Problem.invalid(objections);
        }
    }

    private void requireColumn(String member, String column) {
        if (!columns.contains(column)) {
            throw Problem.invalid(member, "names no column of the file");
        }
    }
}
