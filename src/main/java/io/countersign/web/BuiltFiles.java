package io.countersign.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The web app's files under the name of the build, as its page asks for them: they never change there, so browsers keep them
 * (RFC 8246) and the next visit asks for none. Under another build's name nothing is kept.
 */
@WebFilter(urlPatterns = "/at/*", asyncSupported = true)
public class BuiltFiles extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Pattern NAMED = Pattern.compile("/at/([0-9-]+)/");
    private static final Pattern FILE = Pattern.compile(NAMED + "((?:app|shared|lib)/(?:[a-z0-9-]+/)*[a-z0-9.-]+)");

    private String build;

    @Override
    public void init() throws ServletException {
        try (InputStream page = getServletContext().getResourceAsStream("/index.html")) {
            Matcher name = NAMED.matcher(new String(page.readAllBytes(), StandardCharsets.UTF_8));
            build = name.find() ? name.group(1) : "";
        } catch (IOException e) {
            throw new ServletException(e);
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Matcher file = FILE.matcher(request.getServletPath());
        if (!file.matches() || getServletContext().getResource("/" + file.group(2)) == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean lasting = file.group(1).equals(build);
        response.setHeader("Cache-Control", lasting ? "public, max-age=31536000, immutable" : "no-store");
        request.getRequestDispatcher("/" + file.group(2)).forward(request, response);
    }
}
