package io.countersign.integration;

import io.countersign.audit.AuditEvent;
import io.countersign.audit.EventRecorded;
import io.countersign.delivery.Channel;
import io.countersign.delivery.Delivery;
import io.countersign.delivery.Outbox;
import io.countersign.directory.Members;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;

/** What webhooks are told: put into the outbox in the transaction of what happened. The last 50 of each are kept to be seen. */
@ApplicationScoped
@Transactional
public class AppDeliveries {

    static final String KIND = "webhook";

    /** The longest that is tried. */
    private static final Duration WORTH_TELLING = Duration.ofDays(1);

    private static final int KEPT = 50;

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Apps apps;

    @Inject
    private Members members;

    @Inject
    private Outbox outbox;

    @Inject
    private SystemClock clock;

    @Transactional(TxType.MANDATORY)
    void tell(@Observes EventRecorded recorded) {
        AuditEvent event = recorded.event();
        boolean connected = event.event().equals(AppEvent.CONNECTED);
        if (connected || AppEvent.find(event.event()).isPresent()) {
            apps.listening(event.workspaceId()).stream()
                    .filter(app -> connected ? app.id().equals(event.target().id()) : app.isToldOf(event.event()))
                    .forEach(app -> put(app, event));
        }
    }

    private void put(App app, AuditEvent event) {
        String workspace = members.workspace(event.workspaceId()).name();
        AppDelivery delivery = new AppDelivery(
                Tokens.id("msg_"),
                app.id(),
                event.event(),
                WebhookEvent.of(event, workspace, clock.instant()).json(),
                clock.instant());
        database.persist(delivery);
        database.flush();
        outbox.put(new Delivery.Message(Channel.WEBHOOK, KIND, null, null, app.id(), delivery.id(), WORTH_TELLING));
    }

    long pending(String appId) {
        return database.createQuery(
                        "select count(d) from AppDelivery d where d.appId = :app and d.state = :pending", Long.class)
                .setParameter("app", appId)
                .setParameter("pending", AppDelivery.State.PENDING)
                .getSingleResult();
    }

    List<AppView.DeliveryView> last(String appId) {
        return database.createQuery(
                        "select d from AppDelivery d where d.appId = :app order by d.at desc, d.id desc",
                        AppDelivery.class)
                .setParameter("app", appId)
                .setMaxResults(KEPT)
                .getResultStream()
                .map(AppDelivery::view)
                .toList();
    }

    /** Of what has ended, only the last 50 of each app stay; what nobody has ended for two days has failed. */
    void forgetOld() {
        database.createNativeQuery("update app_delivery set state = 'FAILED' where state = 'PENDING' and at < ?")
                .setParameter(
                        1, clock.instant().minus(WORTH_TELLING.multipliedBy(2)).toEpochMilli())
                .executeUpdate();
        database.createNativeQuery("delete from app_delivery where state <> 'PENDING' and id not in (select id from ("
                        + "select id, row_number() over (partition by app_id order by at desc, id desc) as place"
                        + " from app_delivery) numbered where place <= ?)")
                .setParameter(1, KEPT)
                .executeUpdate();
    }
}
