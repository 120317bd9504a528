package io.countersign.vault;

import jakarta.validation.constraints.Size;

/** The fields of a text secret: a note of at most 45,000 characters. */
public record SecretFields(@Size(max = 45_000) String note) {}
