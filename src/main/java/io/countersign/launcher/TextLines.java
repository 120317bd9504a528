package io.countersign.launcher;

import io.countersign.platform.LogContext;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** One line a record, with the id of the request or confirmation that it belongs to. Named in {@code logging.properties}. */
public class TextLines extends SimpleFormatter {

    @Override
    public String formatMessage(LogRecord record) {
        String message = super.formatMessage(record);
        return LogContext.id().map(id -> "[" + id + "] " + message).orElse(message);
    }
}
