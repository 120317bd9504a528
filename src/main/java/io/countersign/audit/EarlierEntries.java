package io.countersign.audit;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Chains, at the first start of a version that knows the chain, what was recorded before. Nothing is recorded meanwhile. */
@Singleton
@Startup
@DependsOn("MasterKeyCheck")
@Lock(LockType.READ)
@TransactionManagement(TransactionManagementType.BEAN)
public class EarlierEntries {

    private static final Logger LOG = Logger.getLogger(EarlierEntries.class.getName());

    @Inject
    private AuditSeal seal;

    @Inject
    private AuditBeginnings beginnings;

    /** Returns once every workspace has its chain. */
    public void await() {
        // The container lets nobody in before the bean is constructed
    }

    @PostConstruct
    void chain() {
        seal.ready();
        for (String workspace : beginnings.withoutChain()) {
            beginnings.chain(workspace).ifPresent(entries -> log(workspace, entries));
        }
    }

    private static void log(String workspace, long entries) {
        LOG.log(
                Level.INFO,
                "The audit trail of the workspace {0} is a chain from now on, which begins with {1} earlier entries",
                new Object[] {workspace, Long.toString(entries)});
    }
}
