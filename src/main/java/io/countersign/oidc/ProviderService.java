package io.countersign.oidc;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.crypto.ServerSeal;
import io.countersign.directory.Audited;
import io.countersign.directory.Members;
import io.countersign.directory.PasswordSignIn;
import io.countersign.directory.VouchedMembers;
import io.countersign.directory.Workspace;
import io.countersign.platform.Problem;
import io.countersign.platform.Settings;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** By which provider the people of a workspace sign in. */
@Stateless
public class ProviderService {

    @Inject
    private Members members;

    @Inject
    private Providers providers;

    @Inject
    private ProviderRules rules;

    @Inject
    private VouchedMembers vouched;

    @Inject
    private ServerSeal seal;

    @Inject
    private Settings settings;

    @Inject
    private Audited audited;

    /** For admins. */
    public ProviderView get() {
        return view(members.workspace(members.currentAdmin().workspaceId()));
    }

    /** For everybody; says nothing about who has an account. Either may be null. */
    public KnownProvider lookup(String workspace, String email) {
        return provider(workspace, email)
                .map(one -> new KnownProvider(
                        one.workspaceId(),
                        one.name(),
                        members.workspace(one.workspaceId()).passwords(),
                        null))
                .orElseGet(() -> workspace == null && email == null && providers.any()
                        ? KnownProvider.SOME
                        : KnownProvider.NONE);
    }

    private Optional<Provider> provider(String workspace, String email) {
        if (workspace != null) {
            return providers.find(workspace);
        }
        return email == null ? providers.only() : providers.forAddress(email);
    }

    /** @throws Problem {@code forbidden}, {@code invalid-request}, {@code domain-taken} */
    @RequiresConfirmation(Action.WORKSPACE_SIGN_IN)
    public ProviderView set(ProviderChange change) {
        Workspace workspace = held();
        rules.requireFit(change);
        Provider provider = providers.find(workspace.id()).orElseGet(() -> new Provider(workspace.id()));
        provider.become(change);
        if (change.clientSecret() != null) {
            provider.identifiesBy(
                    change.clientSecret().isEmpty() ? null : seal.seal(change.clientSecret(), provider.place()));
        }
        providers.keep(provider, change.domainsOrNone());
        vouched.allowPasswords(workspace, change.passwordsOrDefault());
        audited.record(
                "workspace.sign-in-changed",
                "workspace",
                workspace.id(),
                "%s (%s)".formatted(provider.name(), provider.issuer()));
        return view(workspace);
    }

    /** Sessions go on; whom the provider means by whom stays known. @throws Problem {@code forbidden}, {@code not-found} */
    @RequiresConfirmation(Action.WORKSPACE_SIGN_IN)
    public void remove() {
        Workspace workspace = held();
        Provider provider = rules.current(workspace.id());
        providers.remove(provider);
        vouched.allowPasswords(workspace, PasswordSignIn.ALL);
        vouched.welcomeWhoHasNoPassword(workspace.id());
        audited.record("workspace.sign-in-removed", "workspace", workspace.id(), provider.name());
    }

    private Workspace held() {
        String workspaceId = members.currentOwner().workspaceId();
        members.hold(workspaceId);
        return members.workspace(workspaceId);
    }

    private ProviderView view(Workspace workspace) {
        String url = settings.publicUrl().toString();
        return new ProviderView(
                providers.find(workspace.id()).map(one -> view(one, workspace)).orElse(null),
                url + CodeFlow.CALLBACK,
                url + SignOut.AFTERWARDS,
                url + "/api/oidc/backchannel-logout",
                url + "/sign-in?workspace=" + workspace.id());
    }

    private ProviderView.Settings view(Provider provider, Workspace workspace) {
        return new ProviderView.Settings(
                provider.name(),
                provider.issuer(),
                provider.clientId(),
                provider.clientSecret().isPresent(),
                providers.domains(workspace.id()),
                provider.groupsClaim(),
                provider.groupRoles(),
                provider.otherRole(),
                provider.joining(),
                workspace.passwords());
    }
}
