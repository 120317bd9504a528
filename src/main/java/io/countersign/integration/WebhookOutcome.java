package io.countersign.integration;

import io.countersign.audit.AuditEvent;
import io.countersign.audit.AuditTrail;
import io.countersign.delivery.Deliveries;
import io.countersign.delivery.Delivery;
import io.countersign.platform.SystemClock;
import io.countersign.push.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What follows from a webhook's answer. Anything but a 2xx in time is a failure, a redirect too; a delivery is tried seven
 * times within 18 hours. A webhook that says 410, or has let a delivery fail for good and none through for three days, is
 * told nothing any more.
 */
@ApplicationScoped
@Transactional
public class WebhookOutcome {

    /** After the first try, the second, and so on. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10));

    private static final Duration LONGEST_FAILURE = Duration.ofDays(3);
    private static final int GONE = 410;

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Deliveries deliveries;

    @Inject
    private AppMails mails;

    @Inject
    private AuditTrail trail;

    @Inject
    private SystemClock clock;

    void record(Delivery delivery, Reply reply) {
        Integer status = reply instanceof Reply.Answered answer ? answer.status() : null;
        // The app first, then its delivery, as whoever removes it does: so nobody waits in a circle
        if (status != null && status >= 200 && status < 300) {
            failsNoMore(delivery.recipient());
            note(delivery, AppDelivery.State.DELIVERED, status);
            deliveries.done(delivery);
            return;
        }
        beginToFail(delivery.recipient());
        Instant next = clock.instant().plus(pause(delivery, reply));
        boolean gone = status != null && status == GONE;
        if (gone || delivery.tries() > PAUSES.size() || next.isAfter(delivery.giveUpAt())) {
            disable(delivery.recipient(), gone);
            note(delivery, AppDelivery.State.FAILED, status);
            deliveries.giveUp(delivery);
        } else {
            note(delivery, AppDelivery.State.PENDING, status);
            deliveries.tryAgain(delivery, next);
        }
    }

    private static Duration pause(Delivery delivery, Reply reply) {
        Duration own = PAUSES.get(Math.min(delivery.tries(), PAUSES.size()) - 1);
        Duration wanted = reply instanceof Reply.Answered answer ? answer.retryAfter() : Duration.ZERO;
        Duration longest = PAUSES.get(PAUSES.size() - 1);
        return wanted.compareTo(own) < 0 ? own : wanted.compareTo(longest) > 0 ? longest : wanted;
    }

    private void note(Delivery delivery, AppDelivery.State state, Integer status) {
        database.createQuery("update AppDelivery d set d.state = :state, d.tries = :tries, d.triedAt = :now,"
                        + " d.status = :status where d.id = :id")
                .setParameter("state", state)
                .setParameter("tries", delivery.tries())
                .setParameter("now", clock.instant())
                .setParameter("status", status)
                .setParameter("id", delivery.subjectId())
                .executeUpdate();
    }

    /** One that did not fail is left alone: a removal need not wait for it. */
    private void failsNoMore(String appId) {
        database.createQuery("update App a set a.failingSince = null where a.id = :id and a.failingSince is not null")
                .setParameter("id", appId)
                .executeUpdate();
    }

    private void beginToFail(String appId) {
        database.createQuery("update App a set a.failingSince = :now where a.id = :id and a.failingSince is null")
                .setParameter("now", clock.instant())
                .setParameter("id", appId)
                .executeUpdate();
    }

    private void disable(String appId, boolean atOnce) {
        Instant now = clock.instant();
        int disabled = database.createQuery("update App a set a.disabledAt = :now where a.id = :id"
                        + " and a.disabledAt is null and a.failingSince <= :since")
                .setParameter("now", now)
                .setParameter("id", appId)
                .setParameter("since", atOnce ? now : now.minus(LONGEST_FAILURE))
                .executeUpdate();
        if (disabled == 1) {
            database.createNativeQuery(
                            "update app_delivery set state = 'FAILED' where app_id = ? and state = 'PENDING'")
                    .setParameter(1, appId)
                    .executeUpdate();
            App app = database.find(App.class, appId);
            trail.record(AuditEvent.ofServer(
                    app.workspaceId(), "app.disabled", new AuditEvent.Subject("app", app.id(), app.name())));
            mails.disabled(app);
        }
    }
}
