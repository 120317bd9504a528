package io.countersign.delivery;

/** A message about a confirmation failed for good; told in the transaction that says so. */
public record DeliveryFailed(String confirmationId) {}
