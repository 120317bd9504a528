package io.countersign.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * The checks of this application in the form of MicroProfile Health 4.0: 200 and {@code UP} if all are well, else 503 and {@code
 * DOWN}. Servers have an endpoint of their own for that, which says UP while the application is still being deployed, or is on
 * another port.
 */
@WebServlet({"/health", "/health/live", "/health/ready", "/health/started"})
public class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Map<String, Annotation> KINDS = Map.of(
            "/health",
            Any.Literal.INSTANCE,
            "/health/live",
            Liveness.Literal.INSTANCE,
            "/health/ready",
            Readiness.Literal.INSTANCE,
            "/health/started",
            Startup.Literal.INSTANCE);

    @Inject
    @Any
    private transient Instance<HealthCheck> checks;

    @Inject
    private transient HealthCalls calls;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        boolean well = true;
        for (HealthCheck check : checks.select(KINDS.get(request.getServletPath()))) {
            HealthCheckResponse result = calls.call(check);
            well &= result.getStatus() == Status.UP;
            ObjectNode data = results.addObject()
                    .put("name", result.getName())
                    .put("status", result.getStatus().name())
                    .putObject("data");
            result.getData().ifPresent(all -> all.forEach((name, value) -> data.put(name, String.valueOf(value))));
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("status", (well ? Status.UP : Status.DOWN).name()).set("checks", results);
        response.setStatus(well ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(answer.toString());
    }
}
