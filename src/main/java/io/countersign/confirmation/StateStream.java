package io.countersign.confirmation;

import io.countersign.platform.EventStream;

/** {@code GET …/events}: the state first, one event a change, a comment every 15 s, an end when the state is final. */
final class StateStream extends StateWaiter {

    private final EventStream stream;

    StateStream(ConfirmationView first, ConfirmationWatch watch, EventStream stream) {
        super(first, watch);
        this.stream = stream;
        changed(first);
    }

    @Override
    void changed(ConfirmationView view) {
        stream.send("state", view);
        if (view.state().isFinal()) {
            stream.close();
        }
    }

    @Override
    boolean second(int seconds) {
        stream.second(seconds);
        return false;
    }

    @Override
    public void end() {
        stream.close();
    }

    @Override
    public boolean isOver() {
        return stream.isOver();
    }
}
