package io.countersign.push;

/**
 * The push service says that this recipient's subscription is no more.
 *
 * @param recipient the id of the trusted session
 */
public record SubscriptionGone(String recipient) {}
