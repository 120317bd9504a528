package io.countersign.directory;

import io.countersign.platform.Shown;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Somebody who joins a workspace. */
public record NewMember(
        @NotNull @Email @Size(min = 3, max = 254) String email,
        @NotBlank @Size(max = 200) @Shown String name,
        @NotNull Role role) {}
