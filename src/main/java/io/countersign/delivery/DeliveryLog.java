package io.countersign.delivery;

import io.countersign.platform.LogContext;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.jms.Message;

/** A dispatcher's log lines carry the id of the confirmation that it goes on with; of the delivery where there is none. */
public class DeliveryLog {

    private static final DeliveryMessage UNKNOWN = new DeliveryMessage("unknown", null, null);

    @AroundInvoke
    public Object named(InvocationContext call) throws Exception {
        DeliveryMessage message =
                DeliveryMessage.read((Message) call.getParameters()[0]).orElse(UNKNOWN);
        try (LogContext context = enter(message.confirmation(), message.delivery())) {
            return call.proceed();
        }
    }

    /** The same for what goes on about a delivery on another thread. */
    public static LogContext enter(Delivery delivery) {
        return enter(delivery.confirmationId(), delivery.id());
    }

    static LogContext enter(String confirmation, String delivery) {
        return LogContext.enter(confirmation == null ? delivery : confirmation);
    }
}
