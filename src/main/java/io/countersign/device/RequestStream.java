package io.countersign.device;

import io.countersign.confirmation.Waiter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
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

    private static final int HEARTBEAT = 15;
    private static final int SLOW_LOOK = 10;

    private final Supplier<Optional<RequestView.All>> source;
    private final SseEventSink sink;
    private final Sse sse;
    private RequestView.All last;
    private int seconds;

    RequestStream(Supplier<Optional<RequestView.All>> source, SseEventSink sink, Sse sse) {
        this.source = source;
        this.sink = sink;
        this.sse = sse;
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
        now.ifPresentOrElse(this::tell, sink::close);
    }

    private void tell(RequestView.All now) {
        if (!now.equals(last)) {
            last = now;
            send(now);
        }
    }

    @Override
    public void tick(Instant now) {
        seconds++;
        if (seconds % HEARTBEAT == 0) {
            sink.send(sse.newEventBuilder().comment("").build()).exceptionally(this::gone);
        }
        if (seconds % SLOW_LOOK == 0 || somethingEnds(now)) {
            look();
        }
    }

    @Override
    public void end() {
        sink.close();
    }

    @Override
    public boolean isOver() {
        return sink.isClosed();
    }

    private boolean somethingEnds(Instant now) {
        return last != null
                && last.items().stream().anyMatch(item -> !item.expiresAt().isAfter(now));
    }

    private void send(RequestView.All all) {
        sink.send(sse.newEventBuilder()
                        .name("requests")
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(RequestView.All.class, all)
                        .build())
                .exceptionally(this::gone);
    }

    private <T> T gone(Throwable failure) {
        sink.close();
        return null;
    }
}
