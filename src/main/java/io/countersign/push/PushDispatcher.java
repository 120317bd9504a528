package io.countersign.push;

import io.countersign.delivery.Channel;
import io.countersign.delivery.Deliveries;
import io.countersign.delivery.Delivery;
import io.countersign.delivery.DeliveryLog;
import io.countersign.delivery.DeliveryMessage;
import io.countersign.platform.Background;
import io.countersign.platform.Database;
import io.countersign.platform.LogContext;
import io.countersign.platform.SystemClock;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.Optional;

/** Sends the pushes of the outbox. Waits for no push service: how it went is written down when the answer is there. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "PushQueue")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors(DeliveryLog.class)
public class PushDispatcher implements MessageListener {

    @EJB
    private Database migrated;

    @Inject
    private Deliveries deliveries;

    @Inject
    private WebPush push;

    @Inject
    private PushOutcome outcome;

    @Inject
    private SystemClock clock;

    @Inject
    @Any
    private Instance<PushComposer> composers;

    @Inject
    private Background background;

    @Override
    public void onMessage(Message message) {
        migrated.await();
        DeliveryMessage.deliveryOf(message)
                .flatMap(id -> deliveries.claim(id, Channel.PUSH))
                .ifPresent(this::dispatch);
    }

    private void dispatch(Delivery delivery) {
        if (!clock.instant().isBefore(delivery.giveUpAt())) {
            deliveries.giveUp(delivery);
            return;
        }
        Optional<PushMessage> message = compose(delivery);
        if (message.isEmpty()) {
            deliveries.done(delivery);
            return;
        }
        String endpoint = message.get().subscription().endpoint();
        push.send(message.get())
                .thenAcceptAsync(result -> answered(delivery, endpoint, result), background.forAnswer());
    }

    private void answered(Delivery delivery, String endpoint, PushResult result) {
        try (LogContext log = DeliveryLog.enter(delivery)) {
            outcome.record(delivery, endpoint, result);
        }
    }

    private Optional<PushMessage> compose(Delivery delivery) {
        return composers.stream()
                .filter(composer -> composer.kind().equals(delivery.kind()))
                .findFirst()
                .flatMap(composer -> composer.compose(delivery));
    }
}
