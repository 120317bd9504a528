package io.countersign.directory;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** How an owner comes back: with the code that a start of the server has written to its log. */
public record Comeback(
        @NotNull @Size(max = 254) String email,
        @NotNull @Size(max = 1000) String password,
        @NotBlank @Size(max = 100) String code) {}
