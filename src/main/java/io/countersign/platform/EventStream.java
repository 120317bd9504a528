package io.countersign.platform;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();

    /** How often somebody wanted it to go on since it was last done with that. */
    private final AtomicInteger wanted = new AtomicInteger();

    /** For whoever makes it go on. */
    private boolean flushed = true;

    /** Whether the server has taken the connection over: nothing may be written before. */
    private volatile boolean connected;

    private volatile boolean closing;
    private volatile boolean gone;
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
    public void second(int seconds) {
        if (seconds % HEARTBEAT == 0) {
            if (closing) {
                gone = true;
            }
            write(":\n\n");
        }
    }

    /** Ends as soon as all that was sent before is on its way; what is sent after it never is. */
    public void close() {
        closing = true;
        goOn();
    }

    /** Whether it has ended, or its client is gone. */
    public boolean isOver() {
        return over;
    }

    private void write(String text) {
        if (waiting.size() >= MAY_WAIT) {
            gone = true;
        } else if (!closing && !over) {
            waiting.add(text.getBytes(StandardCharsets.UTF_8));
        }
        goOn();
    }

    /**
     * One thread at a time does it, and goes round again for all who came meanwhile. No lock is held: the server has its own,
     * which it takes on the way in and on the way out.
     */
    private void goOn() {
        if (wanted.getAndIncrement() > 0) {
            return;
        }
        int rounds = 1;
        do {
            sendWaiting();
            rounds = wanted.addAndGet(-rounds);
        } while (rounds > 0);
    }

    private void sendWaiting() {
        if (over) {
            waiting.clear();
            return;
        }
        try {
            while (connected && !gone && !waiting.isEmpty() && body.isReady()) {
                body.write(waiting.remove());
                flushed = false;
            }
            if (!flushed && !gone && body.isReady()) {
                body.flush();
                flushed = true;
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.FINE, "The client has gone", e);
            gone = true;
        }
        if (gone || connected && closing && waiting.isEmpty()) {
            end();
        }
    }

    private void end() {
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
            connected = true;
            goOn();
        }

        @Override
        public void onError(Throwable failure) {
            LOG.log(Level.FINE, "The client has gone", failure);
            gone = true;
            goOn();
        }
    }
}
