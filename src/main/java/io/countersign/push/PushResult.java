package io.countersign.push;

import java.time.Duration;

/** How one attempt to send ended. */
public sealed interface PushResult {

    /** The push service took the message; it says nothing about the phone. */
    record Accepted() implements PushResult {}

    /** The subscription has ended for good (404, 410): drop it (RFC 8030 section 7.3). */
    record Gone() implements PushResult {}

    /**
     * Not now: the push service is busy, broken, silent or out of reach. The same message may be sent again.
     *
     * @param after what the push service asks to wait, at most a day; zero where it says nothing
     */
    record TryLater(Duration after) implements PushResult {}

    /**
     * Never: the same message would be refused again.
     *
     * @param reason a sentence for the operator, without endpoint, key or token
     */
    record Refused(String reason) implements PushResult {}
}
