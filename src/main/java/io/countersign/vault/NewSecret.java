package io.countersign.vault;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A secret to be made.
 *
 * @param vault the id of its vault, or null for the default one
 * @param confirmToView whether to view it needs a confirmation; null: no
 */
public record NewSecret(
        @NotNull @Pattern(regexp = Secret.TEXT, message = "must be text")
        String type,

        @NotBlank @Size(max = 200) String name,
        @Size(max = 40) String vault,
        @NotNull @Valid SecretFields fields,
        Boolean confirmToView) {}
