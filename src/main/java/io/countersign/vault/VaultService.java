package io.countersign.vault;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.confirmation.TargetId;
import io.countersign.crypto.Envelope;
import io.countersign.crypto.KeyStrategy;
import io.countersign.directory.Audited;
import io.countersign.platform.Caller;
import io.countersign.platform.Page;
import io.countersign.platform.PageKey;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Arrays;

/** The vaults of the caller's workspace: members see them, admins manage them. */
@Stateless
public class VaultService {

    @Inject
    private Caller caller;

    @Inject
    private Vaults vaults;

    @Inject
    private VaultKeeping keeping;

    @Inject
    private VaultViews views;

    @Inject
    private Envelope envelope;

    @Inject
    private Audited audited;

    /** A way to keep a vault's key. */
    public record Strategy(KeyStrategy id, String name) {}

    public Page<VaultView> list(Page.Request request) {
        return Page.of(
                vaults.page(workspace(), request),
                request,
                views::whole,
                last -> PageKey.text(last.createdAt(), last.id()));
    }

    public VaultView get(String id) {
        return views.whole(mine(id));
    }

    /** Those that a new vault may have on this server. */
    public Page<Strategy> strategies() {
        caller.member();
        return new Page<>(
                Arrays.stream(KeyStrategy.values())
                        .filter(envelope::offers)
                        .map(strategy -> new Strategy(strategy, strategy.label()))
                        .toList(),
                null);
    }

    @RequiresConfirmation(Action.VAULT_CREATE)
    public VaultView create(NewVault content) {
        vaults.defaultOf(workspace());
        return recorded("vault.created", keeping.create(workspace(), content));
    }

    @RequiresConfirmation(Action.VAULT_EDIT)
    public VaultView edit(@TargetId String id, VaultChange change) {
        Vault vault = mine(id);
        keeping.edit(vault, change);
        return recorded("vault.edited", vault);
    }

    @RequiresConfirmation(Action.VAULT_DISABLE)
    public VaultView disable(@TargetId String id) {
        Vault vault = mine(id);
        keeping.disable(vault);
        return recorded("vault.disabled", vault);
    }

    /** Begins it; {@link RekeySweep} goes on in the background. */
    @RequiresConfirmation(Action.VAULT_REKEY)
    public VaultView rekey(@TargetId String id) {
        Vault vault = mine(id);
        keeping.beginRekey(vault);
        return recorded("vault.rekey-begun", vault);
    }

    private VaultView recorded(String event, Vault vault) {
        audited.record(event, "vault", vault.id(), vault.name());
        return views.whole(vault);
    }

    private Vault mine(String id) {
        return vaults.inWorkspace(id, workspace()).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }

    private String workspace() {
        return caller.member().workspaceId();
    }
}
