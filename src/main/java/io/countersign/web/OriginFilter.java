package io.countersign.web;

import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Settings;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;

/**
 * No other site's page does anything here (ASVS 3.5.1), nor makes a phone ring: some of what is read needs a confirmation.
 * Browsers say where a request comes from, by {@code Origin} or {@code Sec-Fetch-Site}; what says neither is no browser and
 * sends no cookie that its user did not mean. A request with a proof comes from anywhere: no cookie counts beside it.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 1)
public class OriginFilter implements ContainerRequestFilter {

    /** Where another site leads back to; it has a proof of its own against being led there by a stranger. */
    private static final String CALLBACK = "oidc/callback";

    @Inject
    private Settings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        if (isCallback(request) || request.getHeaderString("DPoP") != null) {
            return;
        }
        String origin = request.getHeaderString("Origin");
        String site = request.getHeaderString("Sec-Fetch-Site");
        boolean foreign = origin != null
                ? !isOurs(origin, request)
                : site != null && !Set.of("same-origin", "none").contains(site);
        if (foreign) {
            request.abortWith(ProblemAnswer.of(new Problem(ProblemType.FOREIGN_ORIGIN)));
        }
    }

    private static boolean isCallback(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return request.getMethod().equals("GET") && (path.startsWith("/") ? path.substring(1) : path).equals(CALLBACK);
    }

    /** The public address, or the one the browser has sent the request to: a proxy may stand between. */
    private boolean isOurs(String origin, ContainerRequestContext request) {
        if (origin.equals(settings.publicUrl().toString())) {
            return true;
        }
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equals(request.getHeaderString(HttpHeaders.HOST));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
