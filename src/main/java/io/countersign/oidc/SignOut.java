package io.countersign.oidc;

import io.countersign.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Ends the session here, and says where the one at the provider ends (OpenID Connect RP-Initiated Logout 1.0). No ID token is
 * kept that could be a hint; the provider asks the member instead.
 */
@ApplicationScoped
public class SignOut {

    static final String AFTERWARDS = "/sign-in";

    @Inject
    private SessionEndService sessions;

    @Inject
    private Discovery discovery;

    @Inject
    private Settings settings;

    /**
     * What is left.
     *
     * @param name of the provider where the member is signed in still; null: none is left
     * @param url where that can be ended; null: the provider offers no such thing, or is away
     */
    public record Left(String name, URI url) {}

    Left signOut() {
        return sessions.endOwn()
                .map(provider -> new Left(provider.name(), end(provider).orElse(null)))
                .orElseGet(() -> new Left(null, null));
    }

    private Optional<URI> end(Provider provider) {
        try {
            return Optional.ofNullable(discovery.of(provider.issuer()).endSession())
                    .map(address -> CodeFlow.with(address, parameters(provider)));
        } catch (ProviderFailed failed) {
            return Optional.empty();
        }
    }

    private Map<String, String> parameters(Provider provider) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", provider.clientId());
        parameters.put("post_logout_redirect_uri", settings.publicUrl() + AFTERWARDS);
        return parameters;
    }
}
