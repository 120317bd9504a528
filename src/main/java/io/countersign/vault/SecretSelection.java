package io.countersign.vault;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Secrets that are deleted together, all or none: 1 to 100 ids. */
public record SecretSelection(@NotEmpty @Size(max = 100) List<@NotNull @Size(max = 40) String> secrets) {

    @AssertTrue(message = "names a secret twice")
    boolean isDistinct() {
        return secrets == null || secrets.stream().distinct().count() == secrets.size();
    }
}
