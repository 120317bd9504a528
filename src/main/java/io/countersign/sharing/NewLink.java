package io.countersign.sharing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A link to be made.
 *
 * @param once whether it can be viewed only one time; null: no
 * @param recipient an e-mail address whose owner alone can open it, by a mailed code; or null
 * @param password needed to open it, or null
 */
public record NewLink(
        @NotNull LinkLifetime expiresIn,
        Boolean once,

        @Size(max = 254)
        @Pattern(
                regexp = "[^@\\s,;:<>()\"\\[\\]\\\\]+@[^@\\s,;:<>()\"\\[\\]\\\\]+",
                message = "must be an e-mail address")
        String recipient,

        @Size(min = 8, max = 128) String password) {

    boolean onlyOnce() {
        return Boolean.TRUE.equals(once);
    }

    /** What the member reads and signs, behind the name of the secret. */
    String inWords() {
        return "with whoever has a link to it, for " + expiresIn.inWords()
                + (onlyOnce() ? ", to be viewed only 1 time" : "")
                + (recipient == null ? "" : ", after a code sent to " + recipient)
                + (password == null ? "" : ", by a password");
    }
}
