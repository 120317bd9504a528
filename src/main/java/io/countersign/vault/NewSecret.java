package io.countersign.vault;

import io.countersign.platform.Problem;
import io.countersign.platform.Shown;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A secret to be made.
 *
 * @param vault the id of its vault, or null for the default one
 * @param confirmToView whether to view it needs a confirmation; null: no
 * @param expiresAt when it is to be gone, at most 30 days from now, or null: never
 */
public record NewSecret(
        @NotNull SecretKind type,

        @NotBlank @Size(max = 200) @Shown String name,
        @Size(max = 40) String vault,
        @NotNull @Valid SecretFields fields,
        Boolean confirmToView,
        Instant expiresAt) {

    /** @throws Problem {@code invalid-request} if something does not fit its kind */
    void requireFit(Instant now) {
        List<Problem.Objection> objections = objections(now);
        if (!objections.isEmpty()) {
            throw Problem.invalid(objections);
        }
    }

    /** What does not fit its kind. */
    public List<Problem.Objection> objections(Instant now) {
        List<Problem.Objection> objections = new ArrayList<>(fields.objections(type));
        Optional.ofNullable(expiresAt)
                .flatMap(at -> Expiry.objection(at, type, now))
                .ifPresent(objections::add);
        return objections;
    }
}
