package io.countersign.directory;

import io.countersign.platform.Shown;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;

/**
 * An API token to be made.
 *
 * @param scope null: all
 * @param expiresIn at most 365 days; null: 90 days
 */
public record NewToken(@NotBlank @Size(max = 100) @Shown String name, Scope scope, Duration expiresIn) {

    private static final Duration USUAL = Duration.ofDays(90);
    private static final Duration LONGEST = Duration.ofDays(365);

    @AssertTrue(message = "must be a duration of at most P365D")
    boolean isExpiresIn() {
        return !lifetime().isNegative() && !lifetime().isZero() && lifetime().compareTo(LONGEST) <= 0;
    }

    Duration lifetime() {
        return expiresIn == null ? USUAL : expiresIn;
    }

    Scope scopeOrDefault() {
        return scope == null ? Scope.ALL : scope;
    }
}
