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
import java.util.List;

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

    /** A message of a confirmation: sent or on its way, unless it failed for good. */
    public record Progress(String method, boolean failed, String recipient) {}
}
