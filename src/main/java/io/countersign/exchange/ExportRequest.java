package io.countersign.exchange;

import io.countersign.platform.Problem;
import io.countersign.vault.Strength;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * An export that is wanted.
 *
 * @param password of the file, 12 to 128 characters; whoever has the file can try as many as they like
 * @param vault the id of a vault, or null for all
 */
public record ExportRequest(
        @NotNull @Size(min = 12, max = 128) String password,
        @Size(max = 40) String vault) {

    private static final int SAFE = 3;

    /** @throws Problem {@code invalid-request} if it is guessed too easily */
    void requireStrength() {
        if (Strength.of(password).score() < SAFE) {
            throw Problem.invalid("password", "is too easy to guess for a file that can leave the company");
        }
    }
}
