package io.countersign.crypto;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Stops the start if the database was written under another master key: nothing in it could be read. */
@Singleton
@Startup
@DependsOn("Database")
public class MasterKeyCheck {

    @Inject
    private ServerKeys keys;

    @Inject
    private MasterKey masterKey;

    @PostConstruct
    void check() {
        try {
            keys.getOrCreate("check", () -> "countersign");
        } catch (CryptoFailed e) {
            masterKey.takeBack();
            throw new IllegalStateException(
                    "countersign.master-key is not the key that this database was written with. Restore that file.", e);
        }
    }
}
