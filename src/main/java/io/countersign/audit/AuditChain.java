package io.countersign.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Puts what a transaction has recorded behind the workspace's last entry, just before it commits. The head is held from
 * then until the commit alone, after everything else that the transaction waits for: so nobody waits in a circle. What
 * cannot be chained does not commit.
 */
@ApplicationScoped
class AuditChain {

    private static final Logger LOG = Logger.getLogger(AuditChain.class.getName());

    @PersistenceContext
    private EntityManager database;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    @Inject
    private EarlierEntries earlier;

    @Inject
    private AuditSeal seal;

    /** Whether all is chained that was there before: asked once, since the container's answer is slow. */
    private volatile boolean begun;

    /**
     * Takes part in the transaction. To be called where a component runs: while a transaction commits the container may know
     * of none any more, and finds nothing that it has not given before.
     */
    @Transactional(TxType.MANDATORY)
    void join() {
        if (!begun) {
            earlier.await();
            begun = true;
        }
        database.joinTransaction();
    }

    void commit(@Observes(during = TransactionPhase.BEFORE_COMPLETION) Recorded recorded) {
        try {
            // All other rows first: from here on nothing else is waited for
            database.flush();
            recorded.byWorkspace().forEach(this::append);
        } catch (RuntimeException e) {
            // An observer's exception alone would let the transaction commit
            transaction.setRollbackOnly();
            LOG.log(
                    Level.WARNING,
                    "The audit trail could not be written: {0}",
                    e.getClass().getName());
        }
    }

    /**
     * A chain without entries.
     *
     * @return false if there is one already; of two nodes at the same time the later one waits, and gets false
     */
    @Transactional(TxType.MANDATORY)
    boolean begin(String workspaceId) {
        AuditHead head = new AuditHead(workspaceId);
        head.seal(seal);
        return database.createNativeQuery("insert into audit_head (workspace_id, n, hash, seal) values (?, ?, ?, ?)"
                                + " on conflict do nothing")
                        .setParameter(1, workspaceId)
                        .setParameter(2, head.n())
                        .setParameter(3, head.hash())
                        .setParameter(4, head.seal())
                        .executeUpdate()
                == 1;
    }

    /** What is broken stays so: a head that no server has written gets no seal again. */
    @Transactional(TxType.MANDATORY)
    void append(String workspaceId, List<AuditEntry> entries) {
        AuditHead head = hold(workspaceId);
        boolean whole = head.fits(seal);
        long n = head.n();
        String hash = head.hash();
        for (AuditEntry entry : entries) {
            n++;
            entry.stand(n);
            hash = seal.ofEntry(entry.content(), hash);
            entry.seal(hash);
            database.persist(entry);
        }
        head.become(n, hash);
        if (whole) {
            head.seal(seal);
        } else {
            head.leaveOpen();
        }
        database.flush();
    }

    private AuditHead hold(String workspaceId) {
        AuditHead head = database.find(AuditHead.class, workspaceId, LockModeType.PESSIMISTIC_WRITE);
        if (head != null) {
            return head;
        }
        // Somebody took it away. What happens is kept all the same, behind what is left
        database.createNativeQuery("insert into audit_head (workspace_id, n, hash, seal) select ?,"
                        + " coalesce(max(n), 0), '', '' from audit_entry where workspace_id = ? on conflict do nothing")
                .setParameter(1, workspaceId)
                .setParameter(2, workspaceId)
                .executeUpdate();
        return database.find(AuditHead.class, workspaceId, LockModeType.PESSIMISTIC_WRITE);
    }
}
