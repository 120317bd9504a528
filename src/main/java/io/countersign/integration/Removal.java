package io.countersign.integration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param reason why an app is removed; it is kept in the trail */
public record Removal(@NotBlank @Size(max = 500) String reason) {}
