package io.countersign.delivery;

/** A delivery failed for good and belongs into the dead-letter queue. */
record DeliveryGivenUp(DeliveryDue due) {}
