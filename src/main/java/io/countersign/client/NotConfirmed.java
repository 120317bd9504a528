package io.countersign.client;

/** Nobody has confirmed the call: it has not run, and will not. */
public final class NotConfirmed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String state;

    NotConfirmed(Asked asked) {
        super("Not confirmed but " + asked.state() + ": " + asked.text());
        this.state = asked.state();
    }

    /** {@code denied}, {@code expired}, {@code cancelled}, or {@code used} if another call came first. */
    public String state() {
        return state;
    }
}
