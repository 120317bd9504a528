package io.countersign.platform;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An answer of events that stays open and holds no thread. For many threads: what one sends comes whole, and it ends only
 * after what is just being sent, since its objects may serve another request then.
 */
public final class EventStream {

    private static final Logger LOG = Logger.getLogger(EventStream.class.getName());

    /** How soon a client comes back if the stream ends although there is more to tell (HTML, section 9.2.6). */
    private static final Duration COME_BACK = Duration.ofSeconds(1);

    /** Seconds from one comment to the next. */
    private static final int HEARTBEAT = 15;

    private final AsyncContext exchange;
    private final OutputStream body;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean closed;
    private boolean complete;

    EventStream(AsyncContext exchange, OutputStream body) {
        this.exchange = exchange;
        this.body = body;
        write("retry: " + COME_BACK.toMillis() + "\n\n");
    }

    /** Sends an event with data in JSON. The stream is closed if the client has gone. */
    public void send(String event, Object data) {
        write("event: " + event + "\ndata: " + Json.write(data) + "\n\n");
    }

    /** To be called every second: now and then it sends what is no event, so that nobody between takes the connection for dead. */
    public void second(int seconds) {
        if (seconds % HEARTBEAT == 0) {
            write(":\n\n");
        }
    }

    /** Nothing is sent any more. */
    public void close() {
        closed = true;
        end();
    }

    public boolean isClosed() {
        return closed;
    }

    private void write(String text) {
        turn.lock();
        try {
            if (!closed) {
                body.write(text.getBytes(StandardCharsets.UTF_8));
                body.flush();
            }
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.FINE, "The client has gone", e);
            closed = true;
        } finally {
            turn.unlock();
        }
        if (closed) {
            end();
        }
    }

    /** Unless somebody is just sending, who does it then. */
    private void end() {
        if (turn.tryLock()) {
            try {
                if (!complete) {
                    complete = true;
                    exchange.complete();
                }
            } catch (IllegalStateException e) {
                LOG.log(Level.FINE, "The server has ended it already", e);
            } finally {
                turn.unlock();
            }
        }
    }
}
