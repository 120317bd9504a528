package io.countersign.confirmation;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.countersign.platform.Json;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Wakes this node's waiters when a confirmation has changed on another one. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = ConfirmationEvents.TOPIC)
        })
public class ConfirmationEventsListener implements MessageListener {

    private static final Logger LOG = Logger.getLogger(ConfirmationEventsListener.class.getName());

    @Inject
    private Waiters waiters;

    @Override
    public void onMessage(Message message) {
        try {
            if (ConfirmationEvents.isOwn(message)) {
                return;
            }
            waiters.wake(Json.MAPPER.readValue(message.getBody(String.class), ConfirmationChanged.class));
        } catch (JMSException | JsonProcessingException e) {
            LOG.log(Level.WARNING, "A message of " + ConfirmationEvents.TOPIC + " was not understood");
        }
    }
}
