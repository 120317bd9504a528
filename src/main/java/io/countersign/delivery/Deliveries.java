package io.countersign.delivery;

import io.countersign.delivery.Delivery.State;
import io.countersign.delivery.DeliveryTried.Result;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The dispatchers' side of the outbox: claim, then say how it went. Each call is a transaction of its own. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class Deliveries {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private Event<DeliveryFailed> failed;

    @Inject
    private Event<DeliveryGivenUp> givenUp;

    @Inject
    private Event<DeliveryTried> tried;

    /** The delivery, for this channel's caller alone; empty if it is not due, is another dispatcher's, or is done. */
    public Optional<Delivery> claim(String id, Channel channel) {
        Instant now = clock.instant();
        int claimed = database.createQuery("update Delivery d set d.state = :claimed, d.leaseUntil = :lease,"
                        + " d.tries = d.tries + 1 where d.id = :id and d.nextTryAt <= :now"
                        + " and (d.state = :waiting or (d.state = :claimed and d.leaseUntil < :now))")
                .setParameter("claimed", State.CLAIMED)
                .setParameter("waiting", State.WAITING)
                .setParameter("lease", now.plus(channel.lease()))
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
        return claimed == 1 ? Optional.of(database.find(Delivery.class, id)) : Optional.empty();
    }

    /** It is out, or nobody wants it any more. */
    public void done(Delivery delivery) {
        if (leave(delivery, State.SENT) == 1) {
            tried.fire(of(delivery, Result.SENT));
        }
    }

    /** It will never get there. */
    public void giveUp(Delivery delivery) {
        if (leave(delivery, State.FAILED) == 1) {
            tried.fire(of(delivery, Result.FAILED));
            givenUp.fire(new DeliveryGivenUp(DeliveryDue.of(delivery)));
            if (delivery.confirmationId() != null) {
                failed.fire(new DeliveryFailed(delivery.confirmationId()));
            }
        }
    }

    /** Not now: tried again at {@code nextTry}, or given up if that is too late. */
    public void tryAgain(Delivery delivery, Instant nextTry) {
        if (nextTry.isAfter(delivery.giveUpAt())) {
            giveUp(delivery);
            return;
        }
        int rows = database.createQuery(
                        "update Delivery d set d.state = :waiting, d.nextTryAt = :next, d.queuedAt = null"
                                + " where d.id = :id and d.state = :claimed and d.tries = :tries")
                .setParameter("waiting", State.WAITING)
                .setParameter("claimed", State.CLAIMED)
                .setParameter("next", nextTry)
                .setParameter("id", delivery.id())
                .setParameter("tries", delivery.tries())
                .executeUpdate();
        if (rows == 1) {
            tried.fire(of(delivery, Result.RETRY));
        }
    }

    private DeliveryTried of(Delivery delivery, Result result) {
        return new DeliveryTried(delivery.channel(), result, Duration.between(delivery.createdAt(), clock.instant()));
    }

    private int leave(Delivery delivery, State state) {
        return database.createQuery("update Delivery d set d.state = :state, d.leaseUntil = null"
                        + " where d.id = :id and d.state = :claimed and d.tries = :tries")
                .setParameter("state", state)
                .setParameter("claimed", State.CLAIMED)
                .setParameter("id", delivery.id())
                .setParameter("tries", delivery.tries())
                .executeUpdate();
    }
}
