package io.countersign.push;

import java.time.Duration;

/** How one request of {@link GuardedClient} ended. */
public sealed interface Reply {

    /**
     * The other side answered.
     *
     * @param retryAfter what it asks to wait, at most a day; zero where it says nothing
     * @param body all of it, if the request wanted it; else empty
     */
    record Answered(int status, Duration retryAfter, byte[] body) implements Reply {}

    /** No answer: the other side is silent, broken or out of reach. */
    record Silent() implements Reply {}

    /**
     * Nothing was sent, for it must not be.
     *
     * @param sentence why, without the address
     */
    record Refused(String sentence) implements Reply {}
}
