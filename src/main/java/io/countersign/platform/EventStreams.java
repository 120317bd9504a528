package io.countersign.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Answers that are streams of events (HTML, section 9.2). By the Servlet API: what JAX-RS keeps of a request that is not
 * over is more than a quarter of what the whole stream takes (decision 0029).
 */
@ApplicationScoped
public class EventStreams {

    @Inject
    private AnswerHeaders headers;

    /** Answers 200 at once; nothing that is thrown or returned after it reaches the client. */
    public EventStream open(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        headers.now().forEach(response::setHeader);
        ServletOutputStream body = begun(response);
        AsyncContext exchange = request.startAsync();
        exchange.setTimeout(0);
        EventStream stream = new EventStream(exchange, body);
        stream.begin();
        if (request.getMethod().equals("HEAD")) {
            stream.close();
        }
        return stream;
    }

    /** Its headers go at once: JAX-RS gets nothing to write, and would call that 204. */
    private static ServletOutputStream begun(HttpServletResponse response) {
        try {
            response.flushBuffer();
            return response.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
