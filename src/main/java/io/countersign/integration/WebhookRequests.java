package io.countersign.integration;

import io.countersign.crypto.ServerSeal;
import io.countersign.delivery.Delivery;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Makes the request of a delivery at the moment it is sent, signed anew for each try. */
@ApplicationScoped
@Transactional
public class WebhookRequests {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private ServerSeal seal;

    @Inject
    private SystemClock clock;

    record Request(URI url, Map<String, String> headers, String json) {}

    /** Empty if its app is gone, or is told nothing any more. */
    Optional<Request> of(Delivery delivery) {
        App app = database.find(App.class, delivery.recipient());
        AppDelivery event = database.find(AppDelivery.class, delivery.subjectId());
        if (app == null || app.isDeaf() || event == null) {
            return Optional.empty();
        }
        String secret = seal.open(app.secret(), app.place());
        return Optional.of(new Request(
                URI.create(app.url()),
                WebhookSignature.headers(secret, event.id(), clock.instant(), event.payload()),
                event.payload()));
    }
}
