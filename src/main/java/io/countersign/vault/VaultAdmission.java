package io.countersign.vault;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.Operation;
import io.countersign.crypto.Envelope;
import io.countersign.crypto.KeyStrategy;
import io.countersign.directory.Members;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Admins manage vaults. */
@ApplicationScoped
public class VaultAdmission implements Admission {

    @Inject
    private Members members;

    @Inject
    private Vaults vaults;

    @Inject
    private Envelope envelope;

    @Override
    public Set<Action> actions() {
        return Set.of(Action.VAULT_CREATE, Action.VAULT_EDIT, Action.VAULT_DISABLE, Action.VAULT_REKEY);
    }

    @Override
    public Subject admit(Operation operation) {
        String workspace = members.currentAdmin().workspaceId();
        if (operation.action() == Action.VAULT_CREATE) {
            return creation(workspace, operation.argument(NewVault.class).orElseThrow());
        }
        Vault vault = vaults.inWorkspace(operation.targetId(), workspace)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
        String sentence = switch (operation.action()) {
            case VAULT_EDIT -> edit(vault, operation.argument(VaultChange.class).orElseThrow());
            case VAULT_DISABLE -> disable(vault);
            case VAULT_REKEY -> rekey(vault);
            default -> throw new IllegalArgumentException(operation.action().id());
        };
        return Subject.of("vault", vault.id(), vault.name(), sentence);
    }

    private Subject creation(String workspace, NewVault content) {
        KeyStrategy strategy = content.strategyOrDefault();
        if (!envelope.offers(strategy)) {
            throw Problem.invalid("strategy", "is not available on this server: it has no key service");
        }
        requireFreeName(workspace, content.name(), "");
        String name = content.name().strip();
        String sentence = strategy == KeyStrategy.KMS
                ? "Create the vault \"%s\", whose key the key service guards"
                : "Create the vault \"%s\"";
        return Subject.of("vault", "new", name, sentence.formatted(name));
    }

    private String edit(Vault vault, VaultChange change) {
        if (change.name() != null) {
            requireFreeName(vault.workspaceId(), change.name(), vault.id());
        }
        if (change.isDefault() != null) {
            Vaults.requireEnabled(vault);
        }
        return "Change the vault \"" + vault.name() + "\": " + change.inWords();
    }

    private String disable(Vault vault) {
        Vaults.requireEnabled(vault);
        if (vaults.isDefault(vault)) {
            throw new Problem(ProblemType.VAULT_IS_DEFAULT);
        }
        return "Disable the vault \"" + vault.name() + "\" for good: what is in it stays usable, nothing new comes in";
    }

    private static String rekey(Vault vault) {
        if (vault.isRekeying()) {
            throw new Problem(ProblemType.REKEY_RUNNING);
        }
        return "Encrypt everything in the vault \"" + vault.name() + "\" anew, with new keys";
    }

    private void requireFreeName(String workspace, String name, String butBy) {
        if (vaults.isNameTaken(workspace, name, butBy)) {
            throw new Problem(ProblemType.VAULT_NAME_TAKEN);
        }
    }
}
