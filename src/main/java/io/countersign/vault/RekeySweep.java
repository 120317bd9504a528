package io.countersign.vault;

import io.countersign.crypto.CryptoFailed;
import io.countersign.platform.Recurring;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Goes on with every re-key that is under way, on one node at a time for each vault. */
@Singleton
@Startup
@DependsOn("EarlierSecrets")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RekeySweep {

    private static final Logger LOG = Logger.getLogger(RekeySweep.class.getName());
    private static final int BATCH = 50;

    @Inject
    private Rekeying rekeying;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void tick() {
        Recurring.run(
                "Looking for vaults to encrypt anew",
                () -> rekeying.unfinished()
                        .forEach(vault -> Recurring.run("Encrypting a vault anew", () -> goOn(vault))));
    }

    private void goOn(String vault) {
        String last = "";
        while (rekeying.claim(vault)) {
            List<String> some = rekeying.some(vault, last, BATCH);
            try {
                some.forEach(secret -> renew(vault, secret));
                if (some.isEmpty()) {
                    rekeying.finish(vault);
                    return;
                }
            } finally {
                rekeying.release(vault);
            }
            last = some.get(some.size() - 1);
        }
    }

    /** One that cannot be opened keeps the old key alive, and does not keep the others from their new one. */
    private void renew(String vault, String secret) {
        try {
            rekeying.renew(vault, secret);
        } catch (CryptoFailed e) {
            LOG.log(Level.SEVERE, "The secret {0} cannot be opened, so it gets no new key", secret);
        }
    }
}
