package io.countersign.exchange;

import io.countersign.vault.FieldType;
import io.countersign.vault.FieldValue;
import io.countersign.vault.SecretFields;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers the fields of one secret so that nothing is lost: what does not fit a field of one's own goes into the note. */
final class SecretContent {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 10_000;

    private final Map<String, FieldValue> fields = new LinkedHashMap<>();
    private final Map<String, FieldValue> own = new LinkedHashMap<>();
    private final StringBuilder note = new StringBuilder();

    /** One of the kind. */
    void field(String name, String value) {
        if (hasText(value)) {
            fields.put(name, new FieldValue(null, value));
        }
    }

    /** One of the member's own; a name that is there already gets a number. */
    void own(String label, String value, FieldType type) {
        if (!hasText(value)) {
            return;
        }
        String name = label == null || label.isBlank() ? "Field" : label.strip();
        FieldType fitting =
                type == FieldType.URL && FieldType.URL.objection(value).isPresent() ? FieldType.TEXT : type;
        if (name.length() > LONGEST_NAME - 5
                || value.length() > LONGEST_VALUE
                || fitting.objection(value).isPresent()
                || name.chars().anyMatch(Character::isISOControl)) {
            noteLine(name, value);
            return;
        }
        String free = name;
        for (int n = 2; free.equals("note") || own.containsKey(free); n++) {
            free = name + " " + n;
        }
        own.put(free, new FieldValue(fitting, value));
    }

    void noteLine(String label, String value) {
        if (hasText(value)) {
            note(label + ": " + value);
        }
    }

    void note(String text) {
        if (hasText(text)) {
            note.append(note.isEmpty() ? "" : "\n").append(text);
        }
    }

    boolean hasOwnFields() {
        return !own.isEmpty();
    }

    SecretFields fields() {
        Map<String, FieldValue> all = new LinkedHashMap<>(own);
        all.putAll(fields);
        if (!note.isEmpty()) {
            all.put("note", new FieldValue(null, note.toString()));
        }
        return new SecretFields(all);
    }

    private static boolean hasText(String text) {
        return text != null && !text.isEmpty();
    }
}
