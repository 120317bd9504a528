package io.countersign.launcher;

import io.countersign.platform.LogContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;

/**
 * One JSON object a line: {@code time} (ISO 8601, UTC), {@code level}, {@code logger}, {@code message}, {@code thread}, and where
 * there is one {@code request} and {@code exception} (a stack trace). No JSON library is there as early as the first record.
 */
public class JsonLines extends Formatter {

    @Override
    public String format(LogRecord record) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("time", record.getInstant().toString());
        members.put("level", record.getLevel().getName());
        members.put("logger", record.getLoggerName());
        members.put("message", formatMessage(record));
        members.put("thread", Thread.currentThread().getName());
        members.put("request", LogContext.id().orElse(null));
        members.put("exception", trace(record.getThrown()));
        return members.entrySet().stream()
                .filter(member -> member.getValue() != null)
                .map(member -> quoted(member.getKey()) + ":" + quoted(member.getValue()))
                .collect(Collectors.joining(",", "{", "}\n"));
    }

    private static String trace(Throwable thrown) {
        if (thrown == null) {
            return null;
        }
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }

    /** RFC 8259, section 7; what is not ASCII too, so that no setting of the terminal matters. */
    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c == '\n') {
                json.append("\\n");
            } else if (c < ' ' || c > '~') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
