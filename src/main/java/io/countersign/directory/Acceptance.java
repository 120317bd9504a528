package io.countersign.directory;

import io.countersign.platform.Shown;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** How somebody who was invited joins: by the token of the link, with a name and a password of their own. */
public record Acceptance(
        @NotNull @Size(max = 200) String token,
        @NotBlank @Size(max = 200) @Shown String name,
        @NotNull @Size(min = 12, max = 1000) String password) {}
