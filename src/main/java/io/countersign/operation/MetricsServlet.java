package io.countersign.operation;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import io.countersign.platform.Tokens;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The metrics of this node, as OpenMetrics 1.0 for who accepts that, else in Prometheus' text format, for who brings the token of
 * {@code countersign.metrics.token}. Without that setting there is nothing here: an address is no proof behind a proxy.
 */
@WebServlet("/metrics")
public class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Metrics metrics;

    @Inject
    private transient Settings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (!settings.has(Setting.METRICS_TOKEN)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!mayRead(request.getHeader("Authorization"))) {
            response.setHeader("WWW-Authenticate", "Bearer");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            ExpositionFormatWriter format = format(request.getHeader("Accept"));
            response.setContentType(format.getContentType());
            format.write(response.getOutputStream(), metrics.all(), EscapingScheme.UNDERSCORE_ESCAPING);
        }
    }

    private boolean mayRead(String authorization) {
        String expected = "Bearer " + settings.text(Setting.METRICS_TOKEN);
        return authorization != null && Tokens.same(expected, authorization.strip());
    }

    private static ExpositionFormatWriter format(String accept) {
        boolean open = accept != null && accept.contains("application/openmetrics-text");
        return open ? OpenMetricsTextFormatWriter.create() : PrometheusTextFormatWriter.create();
    }
}
