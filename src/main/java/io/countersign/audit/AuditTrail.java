package io.countersign.audit;

import io.countersign.platform.Page;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** Writes in the transaction of what happened: both are kept, or neither. */
@ApplicationScoped
public class AuditTrail {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private Event<EventRecorded> recorded;

    @Transactional(TxType.MANDATORY)
    public void record(AuditEvent event) {
        database.persist(new AuditEntry(event, clock.instant()));
        recorded.fire(new EventRecorded(event));
    }

    /**
     * The entries of a workspace, newest first.
     *
     * @param event only events of this name, or null
     */
    @Transactional(TxType.SUPPORTS)
    public Page<AuditView> page(String workspaceId, String event, Page.Request request) {
        List<AuditEntry> found = database.createQuery(
                        "select e from AuditEntry e where e.workspaceId = :workspace and e.seq < :before"
                                + " and (:event is null or e.event = :event) order by e.seq desc",
                        AuditEntry.class)
                .setParameter("workspace", workspaceId)
                .setParameter("event", event)
                .setParameter("before", request.number())
                .setMaxResults(request.limit() + 1)
                .getResultList();
        return Page.of(found, request, AuditEntry::view, entry -> entry.seq().toString());
    }
}
