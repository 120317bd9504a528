package io.countersign.audit;

import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.OptionalLong;

/** Makes chains of the trails that had none. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class AuditBeginnings {

    private static final int BATCH = 500;

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private AuditChain chain;

    @SuppressWarnings("unchecked")
    List<String> withoutChain() {
        return database.createNativeQuery("select w.id from workspace w where not exists"
                        + " (select 1 from audit_head h where h.workspace_id = w.id) order by w.id")
                .getResultList();
    }

    /**
     * All at once, or nothing. The last entry says that it was done: so a trail that somebody has made anew, by taking
     * away its chain, says that too.
     *
     * @return how many entries there were; empty if another node has done it meanwhile
     */
    OptionalLong chain(String workspaceId) {
        if (!chain.begin(workspaceId)) {
            return OptionalLong.empty();
        }
        long count = 0;
        for (List<AuditEntry> batch = earlier(workspaceId); !batch.isEmpty(); batch = earlier(workspaceId)) {
            chain.append(workspaceId, batch);
            count += batch.size();
            database.clear();
        }
        AuditEvent.Subject subject = new AuditEvent.Subject("audit", workspaceId, count + " earlier entries");
        AuditEvent done = AuditEvent.ofServer(workspaceId, "audit.chained", subject);
        chain.append(workspaceId, List.of(new AuditEntry(done, clock.instant())));
        return OptionalLong.of(count);
    }

    private List<AuditEntry> earlier(String workspaceId) {
        return database.createQuery(
                        "select e from AuditEntry e where e.workspaceId = :workspace and e.n is null order by e.seq",
                        AuditEntry.class)
                .setParameter("workspace", workspaceId)
                .setMaxResults(BATCH)
                .getResultList();
    }
}
