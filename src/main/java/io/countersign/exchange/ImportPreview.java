package io.countersign.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.vault.NewSecret;
import io.countersign.vault.SecretKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an import would do.
 *
 * @param columns of a CSV file
 * @param mapping by which it was read
 * @param total the secrets that the file holds
 * @param invalid how many of them do not fit
 * @param expired how many of them have expired meanwhile; they are left out
 * @param secrets the first that would be made
 * @param errors the first things that are wrong
 */
public record ImportPreview(
        FileFormat format,
        List<String> columns,
        CsvMapping mapping,
        int total,
        int invalid,
        int expired,
        List<Row> secrets,
        List<RowError> errors) {

    private static final int SHOWN = 20;
    private static final int ERRORS = 100;

    /** @param fields null for what is masked */
    public record Row(
            int row,
            SecretKind type,
            String name,
            String vault,

            @JsonInclude(content = JsonInclude.Include.ALWAYS)
            Map<String, String> fields,

            List<String> masked,
            boolean confirmToView) {}

    static ImportPreview of(ImportReading.Checked checked) {
        SecretsFile file = checked.file();
        return new ImportPreview(
                file.format(),
                file.columns(),
                file.mapping(),
                file.rows().size(),
                checked.invalid(),
                checked.expired(),
                checked.fitting().stream().limit(SHOWN).map(ImportPreview::row).toList(),
                first(checked.errors()));
    }

    static List<RowError> first(List<RowError> errors) {
        return errors.stream().limit(ERRORS).toList();
    }

    private static Row row(ImportReading.Fitting fitting) {
        NewSecret secret = fitting.secret();
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> masked = secret.fields().masked(secret.type());
        secret.fields()
                .present()
                .forEach((name, value) -> fields.put(name, masked.contains(name) ? null : value.value()));
        return new Row(
                fitting.row(),
                secret.type(),
                secret.name(),
                fitting.vault(),
                fields,
                masked,
                Boolean.TRUE.equals(secret.confirmToView()));
    }
}
