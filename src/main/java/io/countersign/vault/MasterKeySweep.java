package io.countersign.vault;

import io.countersign.crypto.Envelope;
import io.countersign.crypto.ServerKeys;
import io.countersign.platform.Recurring;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes a rotated master key and wraps everything anew under it; says when the earlier ones are needed no more. */
@Singleton
@Startup
@DependsOn("MasterKeyCheck")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MasterKeySweep {

    private static final Logger LOG = Logger.getLogger(MasterKeySweep.class.getName());

    @Inject
    private Envelope envelope;

    @Inject
    private ServerKeys serverKeys;

    @Inject
    private VaultRewrapping vaults;

    private int toldFor;

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    void tick() {
        Recurring.run("Wrapping keys anew", this::rewrap);
    }

    private void rewrap() {
        Set<Integer> needed = new HashSet<>(vaults.masterKeysInUse());
        needed.addAll(serverKeys.masterKeysInUse());
        envelope.refresh(needed);
        serverKeys.rewrap();
        int masterKey = envelope.masterKeyId();
        for (String vault : vaults.behind(masterKey)) {
            Recurring.run("Wrapping a vault's key anew", () -> vaults.rewrap(vault));
        }
        if (envelope.earlierMasterKeys() > 0
                && toldFor != masterKey
                && vaults.behind(masterKey).isEmpty()) {
            toldFor = masterKey;
            LOG.log(
                    Level.INFO,
                    "Everything is wrapped by the master key {0} now. The earlier ones open nothing but older backups;"
                            + " drop-old-master-keys takes them out of the file.",
                    Integer.toUnsignedString(masterKey));
        }
    }
}
