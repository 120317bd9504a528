package io.countersign.platform;

import java.util.Optional;

/**
 * What a thread is busy with, by an id that stands in each of its log lines: a request's, or a confirmation's where a
 * dispatcher goes on with it. Closed by whoever has opened it.
 */
public final class LogContext implements AutoCloseable {

    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private final String outer;

    private LogContext(String outer) {
        this.outer = outer;
    }

    public static LogContext enter(String id) {
        LogContext context = new LogContext(CURRENT.get());
        CURRENT.set(id);
        return context;
    }

    public static Optional<String> id() {
        return Optional.ofNullable(CURRENT.get());
    }

    @Override
    public void close() {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }
}
