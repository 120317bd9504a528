package io.countersign.vault;

import io.countersign.platform.Problem;
import io.countersign.platform.QueryText;
import java.util.List;

/**
 * Which of the secrets a list shows; null: all.
 *
 * @param q words, each the beginning of a word of the secret's name or of a label of its own fields
 * @param vault the id of a vault
 * @param type a kind of secrets
 * @param owner the id of a member who is an owner
 * @param shared whether somebody else has access
 */
public record SecretFilter(String q, String vault, SecretKind type, String owner, Boolean shared) {

    /** @throws Problem {@code invalid-request}, naming the parameter */
    static SecretFilter of(String q, String vault, String type, String owner, String shared) {
        return new SecretFilter(
                QueryText.of("q", q),
                QueryText.of("vault", vault),
                kind(type),
                QueryText.of("owner", owner),
                flag(shared));
    }

    private static SecretKind kind(String type) {
        try {
            return type == null ? null : SecretKind.of(type);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("type", "must be a type of secrets");
        }
    }

    private static Boolean flag(String shared) {
        if (shared == null) {
            return null;
        }
        if (!shared.equals("true") && !shared.equals("false")) {
            throw Problem.invalid("shared", "must be true or false");
        }
        return Boolean.valueOf(shared);
    }

    List<String> words() {
        return q == null ? List.of() : SearchWords.of(List.of(q));
    }
}
