package io.countersign.delivery;

import java.time.Duration;

/** What carries a message out of the house; each has a queue and a dispatcher of its own, so none waits for another. */
public enum Channel {
    PUSH("PushQueue", Duration.ofSeconds(30)),
    /** A mail server may take its time for each of ten answers, and looks into a mail before the last. */
    MAIL("MailQueue", Duration.ofMinutes(2)),
    WEBHOOK("WebhookQueue", Duration.ofSeconds(30));

    private final String queue;
    private final Duration lease;

    Channel(String queue, Duration lease) {
        this.queue = queue;
        this.lease = lease;
    }

    public String queue() {
        return queue;
    }

    /** Longer than any try takes; a claim that is older belongs to a dispatcher that died. */
    Duration lease() {
        return lease;
    }
}
