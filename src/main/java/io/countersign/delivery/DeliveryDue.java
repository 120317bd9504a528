package io.countersign.delivery;

/** A delivery is in the outbox and can be sent once its transaction has committed. */
record DeliveryDue(String id, Channel channel, String confirmationId) {

    static DeliveryDue of(Delivery delivery) {
        return new DeliveryDue(delivery.id(), delivery.channel(), delivery.confirmationId());
    }
}
