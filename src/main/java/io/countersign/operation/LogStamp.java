package io.countersign.operation;

import io.countersign.platform.LogContext;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Puts the id of the request or confirmation in front of each message of ours, for servers whose formatters know of none: a
 * handler of our own loggers sees a record before the server's handlers do, and on the thread that made it.
 */
final class LogStamp extends Handler {

    /** Kept here: nobody else holds a logger. */
    private static final Logger OURS = Logger.getLogger("io.countersign");

    void begin() {
        OURS.addHandler(this);
    }

    void end() {
        OURS.removeHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
        LogContext.id().ifPresent(id -> record.setMessage("[" + id + "] " + record.getMessage()));
    }

    @Override
    public void flush() {
        // Writes nothing itself
    }

    @Override
    public void close() {
        // Holds nothing
    }
}
