package io.countersign.push;

/** A push subscription is not what a browser gives; says which member and why, and never repeats its value. */
public final class SubscriptionInvalid extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String member;

    SubscriptionInvalid(String member, String complaint) {
        super(member + " " + complaint);
        this.member = member;
    }

    /** The JSON member at fault: {@code endpoint}, {@code keys.p256dh} or {@code keys.auth}. */
    public String member() {
        return member;
    }
}
