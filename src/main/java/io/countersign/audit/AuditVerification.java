package io.countersign.audit;

import io.countersign.platform.Problem;
import io.countersign.platform.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reads a whole trail and says whether anybody but a server has changed it: an entry changed, moved, added or taken away,
 * at the begin, in the middle or at the end. The log keeps where each trail ended, so that even a whole older state of the
 * database is told by it; the node itself knows that as long as it runs.
 */
@ApplicationScoped
@Transactional
public class AuditVerification {

    private static final Logger LOG = Logger.getLogger(AuditVerification.class.getName());
    private static final int BATCH = 1000;

    @PersistenceContext
    private EntityManager database;

    @Inject
    private AuditSeal seal;

    private final Turns oneAtATime = new Turns(1, Duration.ZERO);
    private final Map<String, ChainLink> known = new ConcurrentHashMap<>();

    /** @throws Problem {@code unavailable} while another trail is read */
    public AuditVerdict verify(String workspaceId) {
        try (Turns.Turn turn = oneAtATime.take()) {
            AuditVerdict verdict = verdict(workspaceId);
            log(workspaceId, verdict);
            return verdict;
        }
    }

    private void log(String workspaceId, AuditVerdict verdict) {
        String entries = Long.toString(verdict.entries());
        if (verdict.ok()) {
            String hash = known.get(workspaceId).hash();
            LOG.log(
                    Level.INFO,
                    "The audit trail of the workspace {0} is whole: {1} entries, the hash of the last is {2}",
                    new Object[] {workspaceId, entries, hash});
        } else {
            LOG.log(Level.WARNING, "The audit trail of the workspace {0} was changed behind entry {1}", new Object[] {
                workspaceId, entries
            });
        }
    }

    private AuditVerdict verdict(String workspaceId) {
        AuditHead head = database.find(AuditHead.class, workspaceId);
        boolean sealed = head != null && head.fits(seal);
        ChainLink end = sealed ? new ChainLink(head.n(), head.hash()) : new ChainLink(Long.MAX_VALUE, "");
        ChainWalk walk = new ChainWalk(seal, known.getOrDefault(workspaceId, ChainLink.NONE), end.n());
        while (walk.over(behind(workspaceId, walk.last()))) {
            database.clear();
        }
        ChainLink last = walk.last();
        if (!walk.endsAt(end) || strayEntries(workspaceId)) {
            return AuditVerdict.wrongAt(last.n() + 1);
        }
        known.put(workspaceId, last);
        return AuditVerdict.right(last.n());
    }

    private List<AuditEntry> behind(String workspaceId, ChainLink last) {
        return database.createQuery(
                        "select e from AuditEntry e where e.workspaceId = :workspace and e.n > :n order by e.n",
                        AuditEntry.class)
                .setParameter("workspace", workspaceId)
                .setParameter("n", last.n())
                .setMaxResults(BATCH)
                .getResultList();
    }

    /** Without a place, or behind the end as it is now: the chain goes on growing while it is read. */
    private boolean strayEntries(String workspaceId) {
        return !database.createNativeQuery(
                        "select 1 from audit_entry e where e.workspace_id = ? and (e.n is null or e.n <"
                                + " 1 or e.n > (select h.n from audit_head h where h.workspace_id = e.workspace_id)) limit 1")
                .setParameter(1, workspaceId)
                .getResultList()
                .isEmpty();
    }
}
