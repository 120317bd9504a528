package io.countersign.confirmation;

import jakarta.ws.rs.container.AsyncResponse;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** {@code Prefer: wait} for something of one answer only: answers when that is there, or the time is up. */
public final class AnswerWaiter<T> implements Waiter {

    private final AsyncResponse response;
    private final Supplier<T> source;
    private final Predicate<T> isAnswer;
    private final int seconds;
    private volatile int passed;

    /** @param isAnswer what is worth telling before the time is up */
    public AnswerWaiter(AsyncResponse response, Supplier<T> source, Predicate<T> isAnswer, int seconds) {
        this.response = response;
        this.source = source;
        this.isAnswer = isAnswer;
        this.seconds = seconds;
    }

    @Override
    public synchronized void look() {
        if (isOver()) {
            return;
        }
        try {
            T view = source.get();
            if (isAnswer.test(view) || passed > seconds) {
                response.resume(view);
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** The database is away: that is no answer yet, unless the time is up. */
    private void failed(RuntimeException failure) {
        if (passed > seconds) {
            response.resume(failure);
        }
    }

    @Override
    public boolean tick(Instant now) {
        passed++;
        // Events may be lost, and expiry sends none
        return passed > seconds || passed % 5 == 0;
    }

    @Override
    public synchronized void end() {
        if (isOver()) {
            return;
        }
        try {
            response.resume(source.get());
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
