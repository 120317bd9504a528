package io.countersign.audit;

import io.countersign.platform.Page;
import io.countersign.platform.SystemClock;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** Writes in the transaction of what happened: both are kept, or neither. */
@ApplicationScoped
public class AuditTrail {

    @PersistenceContext
    private EntityManager database;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    @Inject
    private SystemClock clock;

    @Inject
    private Event<Recorded> first;

    @Inject
    private Event<EventRecorded> each;

    @Inject
    private AuditChain chain;

    /** A new workspace has a trail. Every other one without is one that somebody has taken away. */
    @Transactional(TxType.MANDATORY)
    public void begin(String workspaceId) {
        if (!chain.begin(workspaceId)) {
            throw new IllegalStateException("This workspace has a trail already");
        }
    }

    /** Chained when the transaction commits, see {@link AuditChain}. */
    @Transactional(TxType.MANDATORY)
    public void record(AuditEvent event) {
        Recorded recorded = (Recorded) transaction.getResource(Recorded.class);
        if (recorded == null) {
            chain.join();
            recorded = new Recorded();
            transaction.putResource(Recorded.class, recorded);
            first.fire(recorded);
        }
        recorded.add(new AuditEntry(event, clock.instant()));
        each.fire(new EventRecorded(event));
    }

    /** The entries of a workspace, newest first. */
    @Transactional(TxType.SUPPORTS)
    public Page<AuditView> page(String workspaceId, AuditFilter filter, Page.Request request) {
        AuditQuery query = new AuditQuery(workspaceId, filter);
        List<AuditEntry> found = entries(query, request);
        return Page.of(found, request, AuditEntry::view, entry -> entry.n().toString());
    }

    @SuppressWarnings("unchecked")
    private List<AuditEntry> entries(AuditQuery query, Page.Request request) {
        Query rows = database.createNativeQuery(query.page(), AuditEntry.class);
        query.bind(rows, request.number(), request.limit() + 1);
        return rows.getResultList();
    }

    /** How many entries there are of each day that has any, oldest first. */
    @Transactional(TxType.SUPPORTS)
    public List<AuditDay> days(String workspaceId, AuditFilter filter, java.time.ZoneOffset zone) {
        AuditQuery query = new AuditQuery(workspaceId, filter);
        Query rows = database.createNativeQuery(query.days());
        query.bindDays(rows, zone);
        List<?> found = rows.getResultList();
        return found.stream().map(row -> AuditDay.of((Object[]) row)).toList();
    }
}
