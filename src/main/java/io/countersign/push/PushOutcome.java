package io.countersign.push;

import io.countersign.delivery.Deliveries;
import io.countersign.delivery.Delivery;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What follows from a push service's answer. */
@ApplicationScoped
@Transactional
public class PushOutcome {

    private static final Logger LOG = Logger.getLogger(PushOutcome.class.getName());

    /** Doubled with each try, at most this. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(16);

    @Inject
    private Deliveries deliveries;

    @Inject
    private SystemClock clock;

    @Inject
    private Event<SubscriptionGone> gone;

    /** @param endpoint where it was sent to */
    void record(Delivery delivery, String endpoint, PushResult result) {
        if (result instanceof PushResult.Accepted) {
            deliveries.done(delivery);
        } else if (result instanceof PushResult.Gone) {
            gone.fire(new SubscriptionGone(delivery.recipient(), endpoint));
            deliveries.giveUp(delivery);
        } else if (result instanceof PushResult.TryLater later) {
            deliveries.tryAgain(delivery, clock.instant().plus(pause(delivery, later.after())));
        } else if (result instanceof PushResult.Refused refused) {
            LOG.log(Level.WARNING, "Push {0} was refused: {1}", new Object[] {delivery.id(), refused.reason()});
            deliveries.giveUp(delivery);
        }
    }

    private static Duration pause(Delivery delivery, Duration wanted) {
        Duration own = Duration.ofSeconds(1L << Math.min(delivery.tries() - 1, 10));
        Duration bounded = own.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : own;
        return wanted != null && wanted.compareTo(bounded) > 0 ? wanted : bounded;
    }
}
