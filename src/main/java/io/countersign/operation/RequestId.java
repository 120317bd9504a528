package io.countersign.operation;

import io.countersign.platform.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id under which a request is in the log: what a proxy has given it ({@code X-Request-Id}, or the trace of W3C's {@code
 * traceparent}) if that is short and plain, else a new one. It proves nothing.
 */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    private static final Pattern GIVEN = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern TRACE =
            Pattern.compile("[0-9a-f]{2}-((?!0{32})[0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private RequestId() {}

    static String of(HttpServletRequest request) {
        String given = request.getHeader(HEADER);
        if (given != null && GIVEN.matcher(given).matches()) {
            return given;
        }
        String trace = request.getHeader("traceparent");
        Matcher parts = TRACE.matcher(trace == null || trace.length() > 100 ? "" : trace);
        return parts.matches() ? parts.group(1) : Tokens.id("r_");
    }
}
