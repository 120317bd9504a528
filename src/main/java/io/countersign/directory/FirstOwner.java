package io.countersign.directory;

import io.countersign.platform.Shown;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Who sets the server up. */
public record FirstOwner(
        @NotBlank @Size(max = 100) String code,
        @NotBlank @Size(max = 200) @Shown String workspace,
        @NotBlank @Size(max = 200) @Shown String name,
        @NotNull @Email @Size(min = 3, max = 254) String email,
        @NotNull @Size(min = 12, max = 1000) String password) {}
