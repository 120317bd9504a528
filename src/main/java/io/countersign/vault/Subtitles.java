package io.countersign.vault;

import io.countersign.crypto.CryptoFailed;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What lists show beside the names of secrets: the value of one open field. Not transactional itself: a list goes on
 * without what cannot be had.
 */
@ApplicationScoped
class Subtitles {

    /** The vault's key cannot be had now; the secret was deleted a moment ago. */
    private static final Set<ProblemType> PASSED_OVER =
            Set.of(ProblemType.KEY_SERVICE_UNAVAILABLE, ProblemType.NOT_FOUND);

    @Inject
    private SecretValues values;

    @Inject
    private SecretKeys keys;

    /** By the ids of the secrets, read by one query for all; without those that have none. */
    Map<String, String> of(List<Secret> secrets) {
        Map<String, SecretValue> rows = values.subtitleRows(secrets);
        Map<String, String> subtitles = new HashMap<>();
        secrets.stream()
                .filter(secret -> rows.containsKey(secret.id()))
                .forEach(secret -> subtitles.put(secret.id(), shown(secret, rows.get(secret.id()))));
        return subtitles;
    }

    private String shown(Secret secret, SecretValue row) {
        try {
            return clear(secret, row);
        } catch (Problem e) {
            if (PASSED_OVER.contains(e.type())) {
                return null;
            }
            throw e;
        }
    }

    private String clear(Secret secret, SecretValue row) {
        try {
            return SecretValues.clear(keys.open(secret), row);
        } catch (CryptoFailed e) {
            // The vault's key was renewed between two queries
            return keys.reading(
                    secret,
                    key -> values.rows(secret, secret.version()).stream()
                            .filter(again -> again.name().equals(row.name()))
                            .findFirst()
                            .map(again -> SecretValues.clear(key, again))
                            .orElse(null));
        }
    }
}
