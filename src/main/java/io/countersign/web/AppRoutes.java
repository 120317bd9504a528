package io.countersign.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Every state of the web app has an address of its own, and all of them are one page; the demo's inbox is another. */
@WebFilter(
        urlPatterns = {
            "/secrets/*",
            "/import/*",
            "/export/*",
            "/devices/*",
            "/sessions/*",
            "/vaults/*",
            "/import/*",
            "/export/*",
            "/activity/*",
            "/people/*",
            "/apps/*",
            "/provisioning/*",
            "/settings/*",
            "/sign-in/*",
            "/setup/*",
            "/confirm/*",
            AppRoutes.INBOX
        },
        asyncSupported = true)
public class AppRoutes extends HttpFilter {

    static final String INBOX = "/demo/inbox";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (Set.of("GET", "HEAD").contains(request.getMethod())) {
            String folder = request.getServletPath().equals(INBOX) ? INBOX : "";
            request.getRequestDispatcher(folder + "/index.html").forward(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
