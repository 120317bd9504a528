package io.countersign.vault;

import io.countersign.platform.Quoted;
import io.countersign.platform.Shown;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What of a secret is to change; what is not named stays as it is.
 *
 * @param vault the id of the vault it is moved to
 * @param fields null where a field is to go
 */
public record SecretChange(
        @Size(max = 200) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") @Shown
        String name,

        @Size(max = 40) String vault,
        @Valid SecretFields fields,
        Boolean confirmToView,
        Expiry expiresAt) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @AssertTrue(message = "names nothing to change")
    boolean isChange() {
        return name != null || vault != null || confirmToView != null || expiresAt != null || !values().isEmpty();
    }

    /** @throws io.countersign.platform.Problem {@code invalid-request} if something does not fit this kind */
    void requireFit(SecretKind kind, Instant now) {
        if (fields != null) {
            fields.requireFit(kind);
        }
        if (expiresAt != null) {
            expiresAt.requireFit(kind, now);
        }
    }

    private Map<String, FieldValue> values() {
        return fields == null || fields.values() == null ? Map.of() : fields.values();
    }

    SecretFields fieldsOrNone() {
        return new SecretFields(values());
    }

    /** The names of what changes, for the version that it makes. */
    List<String> changed() {
        List<String> changed = new ArrayList<>();
        if (name != null) {
            changed.add("name");
        }
        if (vault != null) {
            changed.add("vault");
        }
        if (confirmToView != null) {
            changed.add("confirmToView");
        }
        if (expiresAt != null) {
            changed.add("expiresAt");
        }
        changed.addAll(values().keySet());
        return changed;
    }

    /**
     * For the sentence that is confirmed.
     *
     * @param vaultName of the vault it is moved to, or null
     */
    String inWords(SecretKind kind, String vaultName) {
        List<String> words = new ArrayList<>();
        if (name != null) {
            words.add("name, now " + Quoted.name(name.strip()));
        }
        if (vault != null) {
            words.add("vault, now " + Quoted.name(vaultName));
        }
        values().forEach((field, value) -> words.add(inWords(kind, field, value)));
        if (confirmToView != null) {
            words.add(confirmToView ? "confirm to view, now on" : "confirm to view, now off");
        }
        if (expiresAt != null) {
            words.add(expiresAt.at() == null ? "no end any more" : "gone on " + DAY.format(expiresAt.at()));
        }
        return String.join("; ", words);
    }

    private static String inWords(SecretKind kind, String field, FieldValue value) {
        String label = SecretFields.specOf(kind, field, null).label();
        // Within a sentence, "note"; "SSID" and a member's own names stay as they are
        String word = kind.field(field).isPresent() && label.length() > 1 && Character.isLowerCase(label.charAt(1))
                ? label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1)
                : label;
        return value == null ? word + ", removed" : word;
    }
}
