package io.countersign.vault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.countersign.platform.Problem;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values by the names of their fields, in the order in which they were given; null where a field is to go.
 *
 * @param values at most 100
 */
public record SecretFields(@JsonValue @Size(max = 100) Map<String, FieldValue> values) {

    private static final int LONGEST_NAME = 100;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SecretFields {}

    /** @throws Problem {@code invalid-request}, naming each field that does not fit this kind */
    void requireFit(SecretKind kind) {
        List<Problem.Objection> objections = objections(kind);
        if (!objections.isEmpty()) {
            throw Problem.invalid(objections);
        }
    }

    /** What does not fit this kind. */
    public List<Problem.Objection> objections(SecretKind kind) {
        List<Problem.Objection> objections = new ArrayList<>();
        values.forEach((name, value) -> objection(kind, name, value)
                .ifPresent(message -> objections.add(new Problem.Objection("fields." + name, message))));
        return objections;
    }

    private static Optional<String> objection(SecretKind kind, String name, FieldValue value) {
        FieldSpec spec = kind.field(name).orElse(null);
        if (spec == null && !kind.hasOwnFields()) {
            return Optional.of("is no field of this kind of secret");
        }
        if (spec == null && !isName(name)) {
            return Optional.of("must be named with 1 to " + LONGEST_NAME + " characters on one line");
        }
        if (value == null) {
            return Optional.empty();
        }
        if (spec != null && value.type() != null && value.type() != spec.type()) {
            return Optional.of("must be of type " + spec.type().id());
        }
        if (spec == null && value.type() != null && !FieldType.OWN.contains(value.type())) {
            return Optional.of("must be of type text, password or url");
        }
        return value.value().isEmpty()
                ? Optional.empty()
                : specOf(kind, name, value.type()).objection(value.value());
    }

    /** How a field is to be treated; one of a member's own whose type is not said is taken for a password. */
    static FieldSpec specOf(SecretKind kind, String name, FieldType type) {
        return kind.field(name)
                .orElseGet(() -> FieldSpec.of(name, name, type == null ? FieldType.PASSWORD : type)
                        .upTo(10_000));
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    /** The names of those that are not shown without a reveal. */
    public List<String> masked(SecretKind kind) {
        List<String> masked = new ArrayList<>();
        present().forEach((name, value) -> {
            if (specOf(kind, name, value.type()).masked()) {
                masked.add(name);
            }
        });
        return masked;
    }

    /** The values that are there, without those that are to go. */
    public Map<String, FieldValue> present() {
        Map<String, FieldValue> present = new LinkedHashMap<>(values);
        present.values().removeIf(value -> value == null || value.value().isEmpty());
        return present;
    }
}
