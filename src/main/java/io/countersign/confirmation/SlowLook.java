package io.countersign.confirmation;

import io.countersign.delivery.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what no event has told of, since events may be lost: by one question for hundreds of waiters, so that ten thousand of
 * them cost little. Who is new to it is looked at in full once. For one timer alone.
 */
@ApplicationScoped
class SlowLook {

    private static final int AT_ONCE = 500;

    private final Map<String, Traces> seen = new HashMap<>();

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Outbox outbox;

    @Inject
    private Waiters waiters;

    void look() {
        Set<String> awaited = waiters.confirmations();
        seen.keySet().retainAll(awaited);
        List<String> ids = new ArrayList<>(awaited);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            look(ids.subList(from, Math.min(from + AT_ONCE, ids.size())));
        }
    }

    private void look(List<String> ids) {
        Map<String, Outbox.Tally> sends = outbox.tallies(ids);
        database.createQuery("select c.id, c.state, c.expiresAt from Confirmation c where c.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(row -> {
                    String id = (String) row[0];
                    Traces now = new Traces((ConfirmationState) row[1], (Instant) row[2], sends.get(id));
                    if (!now.equals(seen.put(id, now))) {
                        waiters.wakeConfirmation(id);
                    }
                });
    }

    /** What differs after all that an event would have told. */
    private record Traces(ConfirmationState state, Instant expiresAt, Outbox.Tally sends) {}
}
