package io.countersign.vault;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * One field of a kind of secrets.
 *
 * @param name in JSON
 * @param label for people
 * @param limit the most characters, or for a number the highest one
 * @param suggestions usual values; others are allowed
 * @param example what a form shows in the empty field, or null
 * @param generator what of {@code /api/generators} makes a good one: {@code password}, {@code ssh-key}, or null
 */
public record FieldSpec(
        String name,
        String label,
        FieldType type,
        int limit,
        List<String> suggestions,
        String example,
        String generator) {

    private static final int LINE = 1_000;
    private static final int LONGEST = 45_000;

    static FieldSpec of(String name, String label, FieldType type) {
        int limit = type == FieldType.NUMBER ? 999_999_999 : type.isMultiline() ? LONGEST : LINE;
        return new FieldSpec(name, label, type, limit, List.of(), null, type == FieldType.PASSWORD ? "password" : null);
    }

    FieldSpec upTo(int most) {
        return new FieldSpec(name, label, type, most, suggestions, example, generator);
    }

    FieldSpec suggesting(String... values) {
        return new FieldSpec(name, label, type, limit, List.of(values), example, generator);
    }

    FieldSpec like(String value) {
        return new FieldSpec(name, label, type, limit, suggestions, value, generator);
    }

    FieldSpec madeBy(String newGenerator) {
        return new FieldSpec(name, label, type, limit, suggestions, example, newGenerator);
    }

    @JsonProperty
    public boolean masked() {
        return type.isMasked();
    }

    @JsonProperty
    public boolean multiline() {
        return type.isMultiline();
    }

    /** Why the value does not fit, in words; empty if it does. */
    Optional<String> objection(String value) {
        Optional<String> objection = type.objection(value);
        if (objection.isPresent()) {
            return objection;
        }
        if (type == FieldType.NUMBER) {
            return Integer.parseInt(value) <= limit ? Optional.empty() : Optional.of("must be at most " + limit);
        }
        return value.length() <= limit
                ? Optional.empty()
                : Optional.of("must have at most %,d characters".formatted(limit));
    }
}
