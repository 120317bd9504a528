package io.countersign.passkey;

import io.countersign.platform.Shown;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A passkey that its member wants to add, as the authenticator has made it. */
public record NewPasskey(
        @NotBlank @Size(max = 100) @Shown String name,
        @NotNull @Valid Attestation credential) {}
