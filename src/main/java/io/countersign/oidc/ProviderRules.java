package io.countersign.oidc;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.Operation;
import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.directory.PasswordSignIn;
import io.countersign.directory.Workspace;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;

/**
 * Owners say how people sign in, and nobody else: whoever names the provider can come in as anybody, and no admin is to
 * become an owner by that.
 */
@ApplicationScoped
@Transactional
public class ProviderRules implements Admission {

    @Inject
    private Members members;

    @Inject
    private Providers providers;

    @Override
    public Set<Action> actions() {
        return Set.of(Action.WORKSPACE_SIGN_IN);
    }

    @Override
    public Subject admit(Operation operation) {
        Workspace workspace = members.workspace(members.currentOwner().workspaceId());
        String sentence = operation
                .argument(ProviderChange.class)
                .map(change -> change(workspace, change))
                .orElseGet(() -> removal(workspace));
        return Subject.of("workspace", workspace.id(), workspace.name(), sentence);
    }

    private String change(Workspace workspace, ProviderChange change) {
        requireFit(change);
        return "Let the workspace \"%s\" sign in by %s".formatted(workspace.name(), change.inWords());
    }

    private String removal(Workspace workspace) {
        return "Let the workspace \"%s\" sign in by \"%s\" no more; who has no password is mailed to choose one"
                .formatted(workspace.name(), current(workspace.id()).name());
    }

    /** @throws Problem {@code forbidden}, {@code invalid-request}, {@code domain-taken} */
    void requireFit(ProviderChange change) {
        Member owner = members.currentOwner();
        if (change.passwordsOrDefault() == PasswordSignIn.OWNERS && !owner.hasPassword()) {
            throw Problem.invalid(
                    "passwords", "stay for all until you have one: an owner has to get in without the provider");
        }
        providers.requireFree(owner.workspaceId(), change.domainsOrNone());
        boolean another = providers
                .find(owner.workspaceId())
                .filter(now -> now.clientSecret().isPresent())
                .filter(now -> !now.issuer().equals(change.issuer())
                        || !now.clientId().equals(change.clientId().strip()))
                .isPresent();
        if (another && change.clientSecret() == null) {
            throw Problem.invalid(
                    "clientSecret", "is needed again: the one that is kept is for another issuer or client");
        }
    }

    /** @throws Problem {@code not-found} */
    Provider current(String workspaceId) {
        return providers.find(workspaceId).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }
}
