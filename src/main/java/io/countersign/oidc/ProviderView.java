package io.countersign.oidc;

import io.countersign.directory.PasswordSignIn;
import io.countersign.directory.Role;
import java.util.List;

/**
 * How the members of a workspace sign in.
 *
 * @param provider null: by password alone
 * @param redirectUri and the next three: what the provider has to know of this server
 * @param signInUrl the page that begins with this workspace's provider
 */
public record ProviderView(
        Settings provider,
        String redirectUri,
        String postLogoutRedirectUri,
        String backchannelLogoutUri,
        String signInUrl) {

    /** @param hasClientSecret the secret itself is never told */
    public record Settings(
            String name,
            String issuer,
            String clientId,
            boolean hasClientSecret,
            List<String> domains,
            String groupsClaim,
            List<GroupRole> roles,
            Role otherRole,
            boolean joining,
            PasswordSignIn passwords) {}
}
