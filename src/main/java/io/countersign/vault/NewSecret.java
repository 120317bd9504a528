package io.countersign.vault;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * A secret to be made.
 *
 * @param vault the id of its vault, or null for the default one
 * @param confirmToView whether to view it needs a confirmation; null: no
 * @param expiresAt when it is to be gone, at most 30 days from now, or null: never
 */
public record NewSecret(
        @NotNull SecretKind type,

        @NotBlank @Size(max = 200) String name,
        @Size(max = 40) String vault,
        @NotNull @Valid SecretFields fields,
        Boolean confirmToView,
        Instant expiresAt) {

    /** @throws io.countersign.platform.Problem {@code invalid-request} if something does not fit its kind */
    void requireFit(Instant now) {
        fields.requireFit(type);
        if (expiresAt != null) {
            Expiry.requireFit(expiresAt, type, now);
        }
    }
}
