package io.countersign.vault;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A secret without the values of its masked fields.
 *
 * @param subtitle what a list shows beside the name, for example the host; null if there is none
 * @param expiresAt when it will be gone, or null
 * @param fields of one secret: null for what is masked; not in lists
 * @param fieldTypes the types of these fields; not in lists
 * @param masked the names of the masked fields; not in lists
 */
public record SecretView(
        String id,
        SecretKind type,
        String name,
        String subtitle,
        VaultView vault,
        boolean confirmToView,
        ItemRole role,
        Instant createdAt,
        Instant changedAt,
        Instant expiresAt,

        @JsonInclude(value = JsonInclude.Include.NON_NULL, content = JsonInclude.Include.ALWAYS)
        Map<String, String> fields,

        Map<String, FieldType> fieldTypes,
        List<String> masked) {}
