package io.countersign.vault;

import io.countersign.crypto.Envelope;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Stops the start if a master key is missing that a vault needs: it was dropped before everything was wrapped anew. */
@Singleton
@Startup
@DependsOn("MasterKeyCheck")
public class VaultKeyCheck {

    @Inject
    private VaultRewrapping vaults;

    @Inject
    private Envelope envelope;

    @PostConstruct
    void check() {
        vaults.masterKeysInUse().stream()
                .filter(id -> !envelope.hasMasterKey(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new IllegalStateException("countersign.master-key lacks the key "
                            + Integer.toUnsignedString(id) + ", which vaults need. Restore that file.");
                });
    }
}
