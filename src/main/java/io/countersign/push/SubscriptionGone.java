package io.countersign.push;

/**
 * The push service says that this recipient's subscription is no more; the recipient may have another one since.
 *
 * @param recipient the id of the trusted session
 * @param endpoint of the subscription that has ended
 */
public record SubscriptionGone(String recipient, String endpoint) {

    /** Without the endpoint: whoever knows it can post to the phone. */
    @Override
    public String toString() {
        return "SubscriptionGone[" + recipient + "]";
    }
}
