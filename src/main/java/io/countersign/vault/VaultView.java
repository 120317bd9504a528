package io.countersign.vault;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A vault as members see it. */
public record VaultView(
        String id, String name, @JsonProperty("default") boolean isDefault) {}
