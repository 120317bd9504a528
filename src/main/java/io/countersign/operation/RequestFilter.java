package io.countersign.operation;

import io.countersign.platform.LogContext;
import io.countersign.platform.Proxies;
import io.countersign.platform.Stopping;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Gives each request an id, which the answer and all log lines carry, and tells how it went once its answer is complete.
 * The first of all filters, since {@code web.xml} names it.
 */
public class RequestFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient RequestLog log;

    @Inject
    private transient Proxies proxies;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = RequestId.of(request);
        response.setHeader(RequestId.HEADER, id);
        RequestUnderWay underWay = new RequestUnderWay(id, proxies.clientOf(request), request, response, log);
        Stopping.requestBegins();
        boolean passed = false;
        try (LogContext context = LogContext.enter(id)) {
            chain.doFilter(request, response);
            passed = true;
        } finally {
            underWay.left(passed);
        }
    }
}
