package io.countersign.platform;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An answer of events that stays open and holds no thread, whatever its client does: what the connection does not take waits
 * here, and whoever lets too much wait is taken for gone. For many threads; events come whole and in their order.
 */
public final class EventStream {

    private static final Logger LOG = Logger.getLogger(EventStream.class.getName());

    /** How soon a client comes back if the stream ends although there is more to tell (HTML, section 9.2.6). */
    private static final Duration COME_BACK = Duration.ofSeconds(1);

    /** Seconds from one comment to the next. */
    private static final int HEARTBEAT = 15;

    /** How many events may wait for the connection. */
    private static final int MAY_WAIT = 8;

    private final AsyncContext exchange;
    private final ServletOutputStream body;
    private final Queue<byte[]> waiting = new ArrayDeque<>(1);

    /** Whether the server has taken the connection over: nothing may be written before. */
    private boolean connected;

    private boolean closing;
    private volatile boolean over;

    EventStream(AsyncContext exchange, ServletOutputStream body) {
        this.exchange = exchange;
        this.body = body;
    }

    void begin() {
        write("retry: " + COME_BACK.toMillis() + "\n\n");
        body.setWriteListener(new Connection());
    }

    /** Sends an event with data in JSON. */
    public void send(String event, Object data) {
        write("event: " + event + "\ndata: " + Json.write(data) + "\n\n");
    }

    /**
     * To be called every second: now and then it sends what is no event, so that nobody between takes the connection for dead.
     * Whoever has not taken the last event by then is waited for no longer.
     */
    public synchronized void second(int seconds) {
        if (seconds % HEARTBEAT != 0) {
            return;
        }
        if (closing) {
            end();
        } else {
            write(":\n\n");
        }
    }

    /** Ends as soon as all that was sent before is on its way; what is sent after it never is. */
    public synchronized void close() {
        closing = true;
        goOn();
    }

    /** Whether it has ended, or its client is gone. */
    public boolean isOver() {
        return over;
    }

    private synchronized void write(String text) {
        if (over || closing) {
            return;
        }
        if (waiting.size() == MAY_WAIT) {
            end();
        } else {
            waiting.add(text.getBytes(StandardCharsets.UTF_8));
            goOn();
        }
    }

    private void goOn() {
        if (!connected || over) {
            return;
        }
        try {
            while (!waiting.isEmpty() && body.isReady()) {
                body.write(waiting.remove());
            }
            if (body.isReady()) {
                body.flush();
            }
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.FINE, "The client has gone", e);
            end();
        }
        if (closing && waiting.isEmpty()) {
            end();
        }
    }

    private void end() {
        if (over) {
            return;
        }
        over = true;
        waiting.clear();
        try {
            exchange.complete();
        } catch (IllegalStateException e) {
            LOG.log(Level.FINE, "The server has ended it already", e);
        }
    }

    /** What the server tells of the connection. */
    private final class Connection implements WriteListener {

        /** It takes something, for the first time or again. */
        @Override
        public void onWritePossible() {
            synchronized (EventStream.this) {
                connected = true;
                goOn();
            }
        }

        @Override
        public void onError(Throwable failure) {
            LOG.log(Level.FINE, "The client has gone", failure);
            synchronized (EventStream.this) {
                end();
            }
        }
    }
}
