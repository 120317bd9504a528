package io.countersign.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Shows secrets without what is masked. */
@ApplicationScoped
class SecretViews {

    @Inject
    private Vaults vaults;

    @Inject
    private VaultViews vaultViews;

    @Inject
    private SecretValues values;

    @Inject
    private Subtitles subtitles;

    /** With its fields. */
    SecretView whole(Secrets.Accessible found) {
        Secret secret = found.secret();
        Map<SecretValue, String> rows = values.open(secret);
        Map<String, String> fields = new LinkedHashMap<>();
        rows.forEach((row, value) -> fields.put(row.name(), value));
        Map<String, FieldType> types = new LinkedHashMap<>();
        rows.keySet().forEach(row -> types.put(row.name(), row.type()));
        List<String> masked = rows.keySet().stream()
                .filter(row -> row.type().isMasked())
                .map(SecretValue::name)
                .toList();
        String subtitle = fields.get(secret.type().subtitle());
        return view(found, subtitle, fields, types, masked);
    }

    /** Shows each of these with a second line instead of its fields; what that takes is read once for all. */
    Function<Secrets.Accessible, SecretView> inList(List<Secrets.Accessible> page) {
        Map<String, String> lines =
                subtitles.of(page.stream().map(Secrets.Accessible::secret).toList());
        return found -> view(found, lines.get(found.secret().id()), null, null, null);
    }

    private SecretView view(
            Secrets.Accessible found,
            String subtitle,
            Map<String, String> fields,
            Map<String, FieldType> types,
            List<String> masked) {
        Secret secret = found.secret();
        return new SecretView(
                secret.id(),
                secret.type(),
                secret.name(),
                subtitle,
                vaultViews.ofSecret(vaults.get(secret.vaultId())),
                secret.confirmToView(),
                found.role(),
                secret.createdAt(),
                secret.changedAt(),
                secret.expiresAt(),
                fields,
                types,
                masked);
    }
}
