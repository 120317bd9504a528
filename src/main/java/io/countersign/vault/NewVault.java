package io.countersign.vault;

import io.countersign.crypto.KeyStrategy;
import io.countersign.platform.Shown;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A vault to be made.
 *
 * @param strategy null: local
 */
public record NewVault(@NotBlank @Size(max = 100) @Shown String name, KeyStrategy strategy) {

    KeyStrategy strategyOrDefault() {
        return strategy == null ? KeyStrategy.LOCAL : strategy;
    }
}
