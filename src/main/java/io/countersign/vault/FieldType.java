package io.countersign.vault;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What kind of value a field holds: whether it is masked, and what it may look like. */
public enum FieldType {
    /** One line that is shown openly. */
    TEXT(false, false, "Text"),
    /** Several lines that are shown openly. */
    BLOCK(false, true),
    /** One line, masked. */
    PASSWORD(true, false, "Password"),
    /** Several lines, masked. */
    NOTE(true, true),
    /** An absolute http or https address: it becomes a link. */
    URL(false, false, "Web address"),
    EMAIL(false, false),
    /** Digits only; a JSON number is taken too. */
    NUMBER(false, false),
    /** {@code 2026-11-25}. */
    DATE(false, false);

    /** What fields of a member's own may be: the types that have a name for people to choose them by. */
    static final Set<FieldType> OWN = Arrays.stream(values())
            .filter(type -> type.label != null)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(FieldType.class)));

    private final boolean masked;
    private final boolean multiline;
    private final String label;

    FieldType(boolean masked, boolean multiline) {
        this(masked, multiline, null);
    }

    FieldType(boolean masked, boolean multiline, String label) {
        this.masked = masked;
        this.multiline = multiline;
        this.label = label;
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it leaves the server only by a reveal. */
    public boolean isMasked() {
        return masked;
    }

    public boolean isMultiline() {
        return multiline;
    }

    /** A type that fields of a member's own may have, as clients see it. */
    public record Own(FieldType type, String label, boolean masked) {}

    static List<Own> own() {
        return OWN.stream().map(type -> new Own(type, type.label, type.masked)).toList();
    }

    /** Why a value is none of this type, in words for the member who typed it. The value is not quoted. */
    public Optional<String> objection(String value) {
        if (!multiline && value.codePoints().anyMatch(character -> character == '\n' || character == '\r')) {
            return Optional.of("must be one line");
        }
        return switch (this) {
            case URL -> objectionUnless(isWebAddress(value), "must be an address that begins with https:// or http://");
            case EMAIL -> objectionUnless(value.matches("[^@\\s]+@[^@\\s]+"), "must be an e-mail address");
            case NUMBER -> objectionUnless(value.matches("\\d{1,9}"), "must be a whole number");
            case DATE -> objectionUnless(isDate(value), "must be a date such as 2026-11-25");
            case TEXT, BLOCK, PASSWORD, NOTE -> Optional.empty();
        };
    }

    private static Optional<String> objectionUnless(boolean fits, String objection) {
        return fits ? Optional.empty() : Optional.of(objection);
    }

    private static boolean isWebAddress(String value) {
        try {
            URI address = new URI(value);
            return address.getHost() != null
                    && ("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isDate(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
