package io.countersign.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.countersign.platform.Json;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the queues carry: ids and the channel, nothing secret.
 *
 * @param confirmation the confirmation's id, or null for what is about none
 */
public record DeliveryMessage(String delivery, String confirmation, String channel) {

    private static final Logger LOG = Logger.getLogger(DeliveryMessage.class.getName());

    static String of(DeliveryDue due) {
        String channel = due.channel().name().toLowerCase(Locale.ROOT);
        return Json.write(new DeliveryMessage(due.id(), due.confirmationId(), channel));
    }

    /** The id of the delivery that a message is about; empty for a message that is not ours. */
    public static Optional<String> deliveryOf(Message message) {
        return read(message).map(DeliveryMessage::delivery);
    }

    static Optional<DeliveryMessage> read(Message message) {
        try {
            return Optional.of(Json.MAPPER.readValue(message.getBody(String.class), DeliveryMessage.class));
        } catch (JMSException | JsonProcessingException e) {
            LOG.log(Level.WARNING, "A message of a delivery queue was not understood");
            return Optional.empty();
        }
    }
}
