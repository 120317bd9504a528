package io.countersign.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows secrets without what is masked. */
@ApplicationScoped
class SecretViews {

    @Inject
    private Vaults vaults;

    @Inject
    private VaultViews vaultViews;

    @Inject
    private SecretValues values;

    /** With its fields. */
    SecretView whole(Secrets.Accessible found) {
        Secret secret = found.secret();
        Map<String, String> fields = values.open(secret);
        List<SecretValue> rows = values.rows(secret, secret.version());
        Map<String, FieldType> types = new LinkedHashMap<>();
        rows.forEach(row -> types.put(row.name(), row.type()));
        List<String> masked = rows.stream()
                .filter(row -> row.type().isMasked())
                .map(SecretValue::name)
                .toList();
        String subtitle = fields.get(secret.type().subtitle());
        return view(found, subtitle, fields, types, masked);
    }

    SecretView inList(Secrets.Accessible found) {
        return view(found, values.subtitle(found.secret()), null, null, null);
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
