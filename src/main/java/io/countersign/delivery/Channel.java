package io.countersign.delivery;

/** What carries a message out of the house; each has a queue and a dispatcher of its own, so none waits for another. */
public enum Channel {
    PUSH("PushQueue"),
    MAIL("MailQueue"),
    WEBHOOK("WebhookQueue");

    private final String queue;

    Channel(String queue) {
        this.queue = queue;
    }

    public String queue() {
        return queue;
    }
}
