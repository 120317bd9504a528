package io.countersign.vault;

import io.countersign.platform.Caller;
import io.countersign.platform.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The vaults of the caller's workspace. */
@Stateless
public class VaultService {

    @Inject
    private Caller caller;

    @Inject
    private Vaults vaults;

    public Page<VaultView> list() {
        return new Page<>(
                vaults.of(caller.member().workspaceId()).stream()
                        .map(Vault::view)
                        .toList(),
                null);
    }
}
