package io.countersign.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Every state of the web app has an address of its own, and all of them are one page; the demo's inbox and what a link leads to are
 * pages of their own. */
@WebFilter(
        urlPatterns = {
            "/secrets/*",
            "/import/*",
            "/export/*",
            "/devices/*",
            "/sessions/*",
            "/vaults/*",
            "/activity/*",
            "/people/*",
            "/apps/*",
            "/provisioning/*",
            "/settings/*",
            "/profile/*",
            "/tokens/*",
            "/sign-in/*",
            "/signed-in/*",
            "/setup/*",
            "/confirm/*",
            "/connect/*",
            "/invited/*",
            "/recover/*",
            AppRoutes.INBOX,
            AppRoutes.LINK
        },
        asyncSupported = true)
public class AppRoutes extends HttpFilter {

    static final String INBOX = "/demo/inbox";
    static final String LINK = "/link";

    /** Where the other pages lie. A folder that is named as its page would be redirected to. */
    private static final Map<String, String> FOLDERS = Map.of(INBOX, INBOX, LINK, "/outside");

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (Set.of("GET", "HEAD").contains(request.getMethod())) {
            String folder = FOLDERS.getOrDefault(request.getServletPath(), "");
            request.getRequestDispatcher(folder + "/index.html").forward(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
