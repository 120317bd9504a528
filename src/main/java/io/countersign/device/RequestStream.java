package io.countersign.device;

import io.countersign.confirmation.Waiter;
import io.countersign.platform.EventStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@code GET …/requests} as an event stream: all that is pending first, and again whenever that changes. Ends with the
 * trusted session.
 */
final class RequestStream implements Waiter {

    private static final Logger LOG = Logger.getLogger(RequestStream.class.getName());

    private static final int SLOW_LOOK = 10;

    private final Supplier<Optional<RequestView.All>> source;
    private final EventStream stream;
    private volatile RequestView.All last;
    private int seconds;

    RequestStream(Supplier<Optional<RequestView.All>> source, EventStream stream) {
        this.source = source;
        this.stream = stream;
    }

    @Override
    public synchronized void look() {
        if (isOver()) {
            return;
        }
        Optional<RequestView.All> now;
        try {
            now = source.get();
        } catch (RuntimeException e) {
            // The database is away: the next slow look sees what is pending then
            LOG.log(Level.FINE, "Nothing could be seen", e);
            return;
        }
        now.ifPresentOrElse(this::tell, stream::close);
    }

    private void tell(RequestView.All now) {
        if (!now.equals(last)) {
            last = now;
            stream.send("requests", now);
        }
    }

    @Override
    public boolean tick(Instant now) {
        seconds++;
        stream.second(seconds);
        return seconds % SLOW_LOOK == 0 || somethingEnds(now);
    }

    @Override
    public void end() {
        stream.close();
    }

    @Override
    public boolean isOver() {
        return stream.isOver();
    }

    private boolean somethingEnds(Instant now) {
        return last != null
                && last.items().stream().anyMatch(item -> !item.expiresAt().isAfter(now));
    }
}
