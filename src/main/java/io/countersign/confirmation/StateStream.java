package io.countersign.confirmation;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/** {@code GET …/events}: the state first, one event a change, a comment every 15 s, an end when the state is final. */
final class StateStream extends StateWaiter {

    private static final int HEARTBEAT = 15;

    /** How soon a client comes back if the stream ends although the state is not final (HTML, section 9.2.6). */
    private static final long RECONNECT_MILLIS = 1_000;

    private final SseEventSink sink;
    private final Sse sse;

    StateStream(ConfirmationView first, ConfirmationWatch watch, SseEventSink sink, Sse sse) {
        super(first, watch);
        this.sink = sink;
        this.sse = sse;
        changed(first);
    }

    @Override
    void changed(ConfirmationView view) {
        sink.send(sse.newEventBuilder()
                        .name("state")
                        .reconnectDelay(RECONNECT_MILLIS)
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(ConfirmationView.class, view)
                        .build())
                .whenComplete((sent, failure) -> {
                    if (failure != null || view.state().isFinal()) {
                        sink.close();
                    }
                });
    }

    @Override
    void second(int seconds) {
        if (seconds % HEARTBEAT == 0) {
            sink.send(sse.newEventBuilder().comment("").build()).exceptionally(failure -> {
                sink.close();
                return null;
            });
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
}
