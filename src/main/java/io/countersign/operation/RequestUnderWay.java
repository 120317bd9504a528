package io.countersign.operation;

import io.countersign.platform.Stopping;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request until its answer is complete, which for one that waits is long after its thread has left it. */
final class RequestUnderWay implements AsyncListener {

    private final String id;
    private final HttpServletRequest request;
    private final String method;
    private final String path;
    private final String from;
    private final HttpServletResponse response;
    private final RequestLog log;
    private final long begin = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();
    private boolean waited;

    /** @param from the client's address */
    RequestUnderWay(String id, String from, HttpServletRequest request, HttpServletResponse response, RequestLog log) {
        this.id = id;
        this.from = from;
        this.request = request;
        // Taken now: a server may use the object again for another request
        this.method = request.getMethod();
        this.path = request.getRequestURI();
        this.response = response;
        this.log = log;
    }

    /** The thread has left it: it is answered, or goes on without one. */
    void left(boolean passed) {
        if (!passed) {
            end(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        } else if (!goesOn()) {
            end(response.getStatus());
        }
    }

    private boolean goesOn() {
        try {
            if (request.isAsyncStarted()) {
                waited = true;
                request.getAsyncContext().addListener(this);
                return true;
            }
        } catch (IllegalStateException e) {
            // It was completed at this moment
            return false;
        }
        return false;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end(response.getStatus());
    }

    @Override
    public void onError(AsyncEvent event) {
        // The completion follows
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // The completion follows
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }

    private void end(int status) {
        if (over.compareAndSet(false, true)) {
            Stopping.requestEnds();
            log.answered(id, from, outcome(status));
        }
    }

    private RequestOutcome outcome(int status) {
        String route = attribute(Routes.TEMPLATE).orElseGet(() -> Routes.of(path));
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        return new RequestOutcome(
                Routes.method(method),
                route,
                Routes.area(path),
                status,
                attribute(Routes.PROBLEM).orElse(null),
                time,
                waited);
    }

    private Optional<String> attribute(String name) {
        return Optional.ofNullable((String) request.getAttribute(name));
    }
}
