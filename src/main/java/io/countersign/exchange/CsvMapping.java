package io.countersign.exchange;

import io.countersign.vault.FieldType;
import io.countersign.vault.FieldValue;
import io.countersign.vault.SecretFields;
import io.countersign.vault.SecretKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the columns of a CSV file mean.
 *
 * @param type the kind of all its secrets
 * @param name the column of their names
 * @param fields the column of each field; fields of one's own where the kind has them
 * @param fieldTypes of fields of one's own: text, password, url; a password where it is not said; null: none
 */
public record CsvMapping(
        @NotNull SecretKind type,
        @NotBlank String name,
        @NotNull @Size(max = 100) Map<String, String> fields,
        @Size(max = 100) Map<String, FieldType> fieldTypes) {

    SecretFields read(Map<String, String> row) {
        Map<String, FieldValue> values = new LinkedHashMap<>();
        fields.forEach((field, column) -> {
            FieldType type = fieldTypes == null ? null : fieldTypes.get(field);
            values.put(field, new FieldValue(type, row.get(column)));
        });
        return new SecretFields(values);
    }
}
