package io.countersign.oidc;

import io.countersign.directory.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A group at the provider, and the role it gives here. */
public record GroupRole(
        @NotBlank @Size(max = 80) String group, @NotNull Role role) {}
