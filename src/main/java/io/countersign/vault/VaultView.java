package io.countersign.vault;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.crypto.KeyStrategy;
import java.time.Instant;

/**
 * A vault as members see it.
 *
 * @param disabled whether nothing new can be kept in it
 * @param rekey how far it is encrypted anew, while that goes on; else null. Not with secrets
 */
public record VaultView(
        String id,
        String name,
        @JsonProperty("default") boolean isDefault,
        KeyStrategy strategy,
        boolean disabled,
        Instant createdAt,
        Progress rekey) {

    /** How many of its secrets have a new key already. */
    public record Progress(long done, long total) {}
}
