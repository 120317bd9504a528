package io.countersign.vault;

import io.countersign.confirmation.Action;
import io.countersign.platform.Caller;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that the caller may take out of the vaults, in clear. Whether it may leave has been asked before. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ReadableSecrets {

    @Inject
    private Caller caller;

    @Inject
    private Secrets secrets;

    @Inject
    private SecretValues values;

    @Inject
    private Vaults vaults;

    /** @param vault its name */
    public record Clear(
            SecretKind type,
            String name,
            String vault,
            Map<String, FieldValue> fields,
            boolean confirmToView,
            Instant expiresAt) {}

    /** How many {@link #read} would answer. */
    public int count(String vault, int most) {
        return all(vault, most).size();
    }

    /**
     * Newest first.
     *
     * @param vault the id of a vault, or null for all
     * @throws io.countersign.platform.Problem {@code key-service-unavailable}
     */
    public List<Clear> read(String vault, int most) {
        return all(vault, most).stream().map(found -> clear(found.secret())).toList();
    }

    /** @throws Problem {@code invalid-request} if it is no vault of the caller's workspace */
    public String vaultName(String id) {
        return vaults.inWorkspace(id, caller.member().workspaceId())
                .orElseThrow(() -> Problem.invalid("vault", "is no vault of this workspace"))
                .name();
    }

    private List<Secrets.Accessible> all(String vault, int most) {
        SecretFilter filter = SecretFilter.of(null, vault, null, null, null);
        List<Secrets.Accessible> all = new ArrayList<>();
        Page<Secrets.Accessible> page = new Page<>(List.of(), null);
        do {
            Page.Request request = Page.Request.of("200", page.next());
            page = Page.of(secrets.page(filter, request), request, one -> one, last -> SecretQuery.key(last.secret()));
            page.items().stream()
                    .filter(found -> found.role().may(Action.SECRET_EXPORT))
                    .forEach(all::add);
        } while (page.next() != null && all.size() < most);
        return all.subList(0, Math.min(most, all.size()));
    }

    private Clear clear(Secret secret) {
        return new Clear(
                secret.type(),
                secret.name(),
                vaults.get(secret.vaultId()).name(),
                values.typed(secret),
                secret.confirmToView(),
                secret.expiresAt());
    }
}
