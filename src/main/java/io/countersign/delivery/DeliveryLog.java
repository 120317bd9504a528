package io.countersign.delivery;

import io.countersign.platform.LogContext;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.jms.Message;

/** A dispatcher's log lines carry the id of the confirmation that it goes on with; of the delivery where there is none. */
public class DeliveryLog {

    @AroundInvoke
    public Object named(InvocationContext call) throws Exception {
        String id = DeliveryMessage.read((Message) call.getParameters()[0])
                .map(message -> message.confirmation() == null ? message.delivery() : message.confirmation())
                .orElse("unknown");
        try (LogContext context = LogContext.enter(id)) {
            return call.proceed();
        }
    }
}
