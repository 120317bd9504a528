package io.countersign.confirmation;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import java.util.function.Function;

/** {@code GET …/events}: the state first, one event a change, a comment every 15 s, an end when the state is final. */
final class StateStream extends StateWaiter {

    private static final int HEARTBEAT = 15;

    private final SseEventSink sink;
    private final Sse sse;

    StateStream(
            ConfirmationView first, Function<String, Optional<ConfirmationView>> source, SseEventSink sink, Sse sse) {
        super(first, source);
        this.sink = sink;
        this.sse = sse;
        changed(first);
    }

    @Override
    void changed(ConfirmationView view) {
        sink.send(sse.newEventBuilder()
                        .name("state")
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
    public boolean isOver() {
        return sink.isClosed();
    }
}
