package io.countersign.directory;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A new password of the caller's. Never logged: it has no words. */
public record PasswordChange(
        @NotNull @Size(max = 1000) String current,
        @NotNull @Size(min = 12, max = 1000) String password) {

    @AssertTrue(message = "must be another one than the current")
    boolean isPassword() {
        return password == null || !password.equals(current);
    }

    @Override
    public String toString() {
        return "a password";
    }
}
