package io.countersign.confirmation;

import io.countersign.delivery.Delivery;
import io.countersign.delivery.Outbox;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks a member by a method, within the limits. The caller holds the member's standing. */
@ApplicationScoped
class Sends {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private Standings standings;

    @Inject
    private Confirmations confirmations;

    @Inject
    private Outbox outbox;

    /**
     * Puts the method's messages into the outbox, if it has any and the limits allow it.
     *
     * @return how long to wait where the limits do not allow it
     */
    Optional<Duration> send(Confirmation confirmation, ConfirmationMethod method) {
        List<Delivery.Message> messages = method.messages(confirmation);
        if (messages.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> wait = standings.waitToSend(confirmation.memberId());
        if (wait.isPresent()) {
            return wait;
        }
        Instant now = clock.instant();
        database.persist(new Send(Tokens.id("n_"), confirmation, method.name(), now));
        messages.forEach(outbox::put);
        confirmations.extend(confirmation, now.plus(method.validity()));
        confirmations.record(confirmation, "confirmation.sent", null);
        return Optional.empty();
    }

    boolean none(String confirmationId) {
        return database.createQuery("select count(s) from Send s where s.confirmationId = :id", Long.class)
                        .setParameter("id", confirmationId)
                        .getSingleResult()
                == 0;
    }
}
