package io.countersign.integration;

import io.countersign.delivery.Channel;
import io.countersign.delivery.Deliveries;
import io.countersign.delivery.Delivery;
import io.countersign.delivery.DeliveryLog;
import io.countersign.delivery.DeliveryMessage;
import io.countersign.platform.Background;
import io.countersign.platform.Database;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.Optional;

/** Sends what the outbox holds for webhooks. Waits for none: how it went is written down when the answer is there. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "WebhookQueue")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(DeliveryLog.class)
public class WebhookDispatcher implements MessageListener {

    @EJB
    private Database migrated;

    @Inject
    private Deliveries deliveries;

    @Inject
    private WebhookRequests requests;

    @Inject
    private WebhookClient client;

    @Inject
    private WebhookOutcome outcome;

    @Inject
    private Background background;

    @Override
    public void onMessage(Message message) {
        migrated.await();
        DeliveryMessage.deliveryOf(message)
                .flatMap(id -> deliveries.claim(id, Channel.WEBHOOK))
                .ifPresent(this::dispatch);
    }

    private void dispatch(Delivery delivery) {
        Optional<WebhookRequests.Request> request = requests.of(delivery);
        if (request.isEmpty()) {
            deliveries.done(delivery);
            return;
        }
        WebhookRequests.Request wanted = request.get();
        client.post(wanted.url(), wanted.headers(), wanted.json())
                .thenAcceptAsync(reply -> outcome.record(delivery, reply), background.forAnswer());
    }
}
