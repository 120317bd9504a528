package io.countersign.oidc;

import io.countersign.directory.WayIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Set;

/** Whom the workspace's provider has vouched for before. */
@ApplicationScoped
@Transactional
public class ByProvider implements WayIn {

    @Inject
    private Providers providers;

    @Inject
    private Identities identities;

    @Override
    public String name() {
        return "provider";
    }

    @Override
    public Set<String> open(String workspaceId, Collection<String> memberIds) {
        return providers
                .find(workspaceId)
                .map(provider -> identities.boundBy(provider.issuer(), memberIds))
                .orElse(Set.of());
    }
}
