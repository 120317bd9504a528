package io.countersign.directory;

import io.countersign.platform.Shown;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What a team is called: all there is to say of a new one, and all that can change. */
public record TeamName(@NotBlank @Size(max = 100) @Shown String name) {}
