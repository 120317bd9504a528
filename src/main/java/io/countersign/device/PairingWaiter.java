package io.countersign.device;

import io.countersign.confirmation.Waiter;
import jakarta.ws.rs.container.AsyncResponse;
import java.time.Instant;
import java.util.function.Supplier;

/** {@code GET /pairings/{id}} with {@code Prefer: wait}: answers when the phone is there, or the time is up. */
final class PairingWaiter implements Waiter {

    private final AsyncResponse response;
    private final Supplier<PairingView> source;
    private final int seconds;
    private int passed;

    PairingWaiter(AsyncResponse response, Supplier<PairingView> source, int seconds) {
        this.response = response;
        this.source = source;
        this.seconds = seconds;
    }

    @Override
    public synchronized void look() {
        if (isOver()) {
            return;
        }
        try {
            PairingView view = source.get();
            if (!view.state().equals("open") || passed > seconds) {
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
    public void tick(Instant now) {
        passed++;
        // Events may be lost, and expiry sends none
        if (passed > seconds || passed % 5 == 0) {
            look();
        }
    }

    @Override
    public synchronized void end() {
        if (!isOver()) {
            response.resume(source.get());
        }
    }

    @Override
    public boolean isOver() {
        return response.isDone() || response.isCancelled();
    }
}
