package io.countersign.vault;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A secret without the values of its masked fields.
 *
 * @param fields of one secret: null for what is masked; not in lists
 * @param masked the names of the masked fields; not in lists
 */
public record SecretView(
        String id,
        String type,
        String name,
        VaultView vault,
        boolean confirmToView,
        ItemRole role,
        Instant createdAt,
        Instant changedAt,

        @JsonInclude(value = JsonInclude.Include.NON_NULL, content = JsonInclude.Include.ALWAYS)
        Map<String, String> fields,

        List<String> masked) {}
