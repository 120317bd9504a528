package io.countersign.delivery;

import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes what is to be sent, in the caller's transaction: sent if that commits, forgotten if it rolls back. */
@ApplicationScoped
public class Outbox {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private Event<DeliveryDue> due;

    @Transactional(TxType.MANDATORY)
    public void put(Delivery.Message message) {
        Delivery delivery = new Delivery(Tokens.id("d_"), message, clock.instant());
        database.persist(delivery);
        due.fire(DeliveryDue.of(delivery));
    }

    /** What has become of the messages of a confirmation, one line a method. */
    @Transactional(TxType.SUPPORTS)
    public List<Progress> progress(String confirmationId) {
        return database.createQuery(
                        "select d.method, d.state, d.recipient from Delivery d"
                                + " where d.confirmationId = :id and d.method is not null order by d.createdAt, d.id",
                        Object[].class)
                .setParameter("id", confirmationId)
                .getResultStream()
                .map(row -> new Progress((String) row[0], row[1] == Delivery.State.FAILED, (String) row[2]))
                .toList();
    }

    /** How many messages each of these confirmations has; none that has none is in it. */
    @Transactional(TxType.SUPPORTS)
    public Map<String, Tally> tallies(Collection<String> confirmationIds) {
        return database.createQuery(
                        "select d.confirmationId, count(d), sum(case when d.state = :failed then 1 else 0 end)"
                                + " from Delivery d where d.confirmationId in :ids and d.method is not null"
                                + " group by d.confirmationId",
                        Object[].class)
                .setParameter("failed", Delivery.State.FAILED)
                .setParameter("ids", confirmationIds)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> new Tally((Number) row[1], (Number) row[2])));
    }

    /** Messages of a confirmation, and those of them that failed for good. */
    public record Tally(long all, long failed) {

        private Tally(Number all, Number failed) {
            this(all.longValue(), failed.longValue());
        }
    }

    /** A message of a confirmation: sent or on its way, unless it failed for good. */
    public record Progress(String method, boolean failed, String recipient) {}
}
