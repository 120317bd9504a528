package io.countersign.delivery;

import java.time.Duration;

/**
 * A try to send something has ended; told in the transaction that writes it down.
 *
 * @param age how long it was in the outbox
 */
public record DeliveryTried(Channel channel, Result result, Duration age) {

    public enum Result {
        /** It is out, or nobody wanted it any more. */
        SENT,
        /** It is tried again later. */
        RETRY,
        /** It is a dead letter. */
        FAILED
    }
}
