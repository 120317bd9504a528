package io.countersign.operation;

import io.countersign.platform.LogContext;
import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Counts each request, and where the operator wants it, writes one line, but for probes that went well. What was asked for is told by its kind alone: a path
 * may hold what somebody has pasted by mistake.
 */
@ApplicationScoped
class RequestLog {

    private static final Logger LOG = Logger.getLogger(RequestLog.class.getName());

    @Inject
    private Settings settings;

    @Inject
    private Metrics metrics;

    /** Every few seconds, and nothing worth a line. */
    private static boolean isProbe(RequestOutcome request) {
        return request.area().equals("operation") && request.status() < 400;
    }

    void answered(String id, String from, RequestOutcome request) {
        metrics.answered(request);
        if (settings.flag(Setting.LOG_REQUESTS) && !isProbe(request)) {
            try (LogContext context = LogContext.enter(id)) {
                LOG.log(Level.INFO, "{0} {1} {2} {3} ms from {4}", new Object[] {
                    request.method(),
                    request.route(),
                    String.valueOf(request.status()),
                    String.valueOf(request.time().toMillis()),
                    from
                });
            }
        }
    }
}
