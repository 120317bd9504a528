package io.countersign.sharing;

import io.countersign.vault.ItemRole;
import jakarta.validation.constraints.NotNull;

/** The role that who has access is to have from now on. */
public record GrantChange(@NotNull ItemRole role) {}
