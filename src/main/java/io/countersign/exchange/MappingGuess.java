package io.countersign.exchange;

import io.countersign.vault.FieldSpec;
import io.countersign.vault.FieldType;
import io.countersign.vault.SecretKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the columns of a file may mean, by their names: a start for who maps them, or right for files of others' exports. */
final class MappingGuess {

    private static final Set<String> NAMES = Set.of("name", "title", "label", "item", "entry", "account");
    private static final Set<String> OPEN = Set.of(
            "user", "username", "loginname", "login", "loginusername", "email", "folder", "group", "grouping", "type");
    private static final Set<String> NOTES = Set.of("note", "notes", "extra", "comment", "comments", "description");

    private final CsvFile file;
    private final String name;

    MappingGuess(CsvFile file) {
        this.file = file;
        this.name = file.columns().stream()
                .filter(column -> NAMES.contains(plain(column)))
                .findFirst()
                .orElse(file.columns().get(0));
    }

    /** Of the smallest kind that has a field for each column; else with fields of one's own, named as the columns are. */
    CsvMapping mapping() {
        return Arrays.stream(SecretKind.values())
                .filter(kind -> !kind.hasOwnFields())
                .map(this::of)
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt(mapping -> mapping.type().fields().size()))
                .orElseGet(this::ofOwnFields);
    }

    private Optional<CsvMapping> of(SecretKind kind) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String column : others()) {
            Optional<FieldSpec> field = kind.fields().stream()
                    .filter(spec -> means(spec, plain(column)))
                    .findFirst();
            if (field.isEmpty() || fields.put(field.get().name(), column) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new CsvMapping(kind, name, fields, null));
    }

    private static boolean means(FieldSpec field, String column) {
        return column.equals(plain(field.name()))
                || column.equals(plain(field.label()))
                || field.name().equals("note") && NOTES.contains(column);
    }

    private CsvMapping ofOwnFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, FieldType> types = new LinkedHashMap<>();
        for (String column : others()) {
            if (NOTES.contains(plain(column)) && !fields.containsKey("note")) {
                fields.put("note", column);
            } else {
                fields.put(column, column);
                types.put(column, type(column));
            }
        }
        return new CsvMapping(SecretKind.CUSTOM, name, fields, types);
    }

    /** What is not known to be harmless is masked. */
    private FieldType type(String column) {
        int index = file.columns().indexOf(column);
        List<String> values = file.lines().stream()
                .filter(line -> line.values().size() > index)
                .map(line -> line.values().get(index))
                .filter(value -> !value.isBlank())
                .toList();
        if (!values.isEmpty()
                && values.stream()
                        .allMatch(value -> FieldType.URL.objection(value).isEmpty())) {
            return FieldType.URL;
        }
        return OPEN.contains(plain(column)) ? FieldType.TEXT : FieldType.PASSWORD;
    }

    private List<String> others() {
        return file.columns().stream().filter(column -> !column.equals(name)).toList();
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
