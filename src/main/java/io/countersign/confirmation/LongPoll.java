package io.countersign.confirmation;

import jakarta.ws.rs.container.AsyncResponse;

/**
 * {@code Prefer: wait=n} (RFC 7240, section 4.3) for the member's answer: answers when the state is not pending any more or
 * the time is up.
 */
final class LongPoll extends StateWaiter {

    private final AsyncResponse response;
    private final ConfirmationWatch watch;
    private final ConfirmationView first;
    private final int seconds;
    private volatile boolean timeIsUp;

    /** @param first what was seen last: pending */
    LongPoll(ConfirmationView first, ConfirmationWatch watch, AsyncResponse response, int seconds) {
        super(first, watch);
        this.first = first;
        this.watch = watch;
        this.response = response;
        this.seconds = seconds;
    }

    @Override
    void changed(ConfirmationView view) {
        if (view.state() != ConfirmationState.PENDING) {
            response.resume(view);
        }
    }

    @Override
    boolean second(int passed) {
        // The first tick comes at any moment of the first second, so one more than asked for never answers early
        timeIsUp = passed > seconds;
        return timeIsUp;
    }

    @Override
    public synchronized void look() {
        if (timeIsUp) {
            end();
        } else {
            super.look();
        }
    }

    @Override
    public void end() {
        if (isOver()) {
            return;
        }
        try {
            response.resume(watch.find(first.id()).orElse(first));
        } catch (RuntimeException e) {
            // Who has waited gets an answer, if only that there is none
            response.resume(e);
        }
    }

    @Override
    public boolean isOver() {
        return response.isDone() || response.isCancelled();
    }
}
