package io.countersign.confirmation;

import io.countersign.platform.Background;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Stopping;
import io.countersign.platform.SystemClock;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Those who wait on this node, by what they wait for: a confirmation, or anything of a member. Woken by changes on this
 * node at once, by those on other nodes through the topic, and by a slow look if an event was lost.
 */
@ApplicationScoped
public class Waiters {

    private static final Logger LOG = Logger.getLogger(Waiters.class.getName());

    private static final String CONFIRMATION = "confirmation/";

    private final Map<String, Set<Waiter>> byTopic = new ConcurrentHashMap<>();
    private final Set<Waiter> woken = ConcurrentHashMap.newKeySet();

    @Inject
    private SystemClock clock;

    @Inject
    private Background background;

    @Inject
    private ConfirmationWatch watch;

    public void awaitConfirmation(String confirmationId, Waiter waiter) {
        add(confirmation(confirmationId), waiter);
    }

    public void awaitMember(String memberId, Waiter waiter) {
        add(member(memberId), waiter);
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConfirmationChanged change) {
        wake(change);
    }

    void wake(ConfirmationChanged change) {
        if (change.isOfMember()) {
            background.execute(() -> watch.pendingOf(change.memberId()).forEach(this::wakeConfirmation));
        } else {
            wakeConfirmation(change.confirmationId());
        }
        wake(member(change.memberId()));
    }

    void wakeConfirmation(String id) {
        wake(confirmation(id));
    }

    /** What is waited for on this node, by its id. */
    Set<String> confirmations() {
        return byTopic.keySet().stream()
                .filter(topic -> topic.startsWith(CONFIRMATION))
                .map(topic -> topic.substring(CONFIRMATION.length()))
                .collect(Collectors.toSet());
    }

    /** How many wait on this node. */
    public int count() {
        return byTopic.values().stream().mapToInt(Set::size).sum();
    }

    /** @throws Problem {@code unavailable} if this node stops: nobody begins to wait here any more */
    public void refuseIfStopping() {
        if (Stopping.hasBegun()) {
            throw new Problem(ProblemType.UNAVAILABLE).retryAfter(Duration.ofSeconds(1));
        }
    }

    void tick() {
        if (Stopping.hasBegun()) {
            endAll();
        }
        Instant now = clock.instant();
        byTopic.forEach((topic, waiters) -> {
            waiters.removeIf(waiter -> waiter.isOver() || !ticked(waiter, now));
            byTopic.computeIfPresent(topic, (key, left) -> left.isEmpty() ? null : left);
        });
    }

    /** Who is sent away comes back: politely, before the server is gone. */
    @PreDestroy
    public void endAll() {
        byTopic.values().forEach(waiters -> waiters.forEach(Waiters::ended));
        byTopic.clear();
    }

    private static void ended(Waiter waiter) {
        try {
            waiter.end();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "A waiter was gone already", e);
        }
    }

    private void add(String topic, Waiter waiter) {
        byTopic.compute(topic, (key, waiters) -> {
            Set<Waiter> all = waiters == null ? ConcurrentHashMap.newKeySet() : waiters;
            all.add(waiter);
            return all;
        });
    }

    private void wake(String topic) {
        byTopic.getOrDefault(topic, Set.of()).forEach(this::lookSoon);
    }

    /** Once, however often it is told so before it gets to look. */
    private void lookSoon(Waiter waiter) {
        if (woken.add(waiter)) {
            background.execute(() -> {
                woken.remove(waiter);
                waiter.look();
            });
        }
    }

    /** False for a waiter whose client went away at this moment: it must not end the timer for all others. */
    private boolean ticked(Waiter waiter, Instant now) {
        try {
            if (waiter.tick(now)) {
                lookSoon(waiter);
            }
            return !waiter.isOver();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "A waiter has failed and is forgotten", e);
            return false;
        }
    }

    private static String confirmation(String id) {
        return CONFIRMATION + id;
    }

    private static String member(String id) {
        return "member/" + id;
    }
}
