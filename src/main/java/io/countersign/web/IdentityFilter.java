package io.countersign.web;

import io.countersign.device.PhoneAuthentication;
import io.countersign.directory.SessionCookies;
import io.countersign.directory.Sessions;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Finds out who asks, from where. Refuses nobody: a wrong request is told so before it is asked for credentials, and a
 * service that needs an identity gets none.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class IdentityFilter implements ContainerRequestFilter {

    private static final String DPOP = "DPoP ";

    @Inject
    private Caller caller;

    @Inject
    private Sessions sessions;

    @Inject
    private PhoneAuthentication phones;

    @Context
    private HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        caller.comesFrom(
                new Caller.Origin(
                        ClientName.of(request.getHeaderString(HttpHeaders.USER_AGENT)), servletRequest.getRemoteAddr()),
                request.getHeaderString("Confirmation-Id"));
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            identifyPhone(request, authorization);
        } else {
            identifyBrowser(request);
        }
    }

    private void identifyPhone(ContainerRequestContext request, String authorization) {
        if (!authorization.regionMatches(true, 0, DPOP, 0, DPOP.length())) {
            caller.isRefused(new Problem(ProblemType.NOT_SIGNED_IN));
            return;
        }
        PhoneAuthentication.ProvenRequest proven = new PhoneAuthentication.ProvenRequest(
                request.getMethod(),
                request.getUriInfo().getRequestUri().getRawPath(),
                request.getHeaderString("DPoP"));
        phones.identify(authorization.substring(DPOP.length()).strip(), proven)
                .ifPresentOrElse(caller::is, () -> caller.isRefused(PhoneAuthentication.refusal()));
    }

    private void identifyBrowser(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(SessionCookies.SESSION);
        if (cookie != null && !cookie.getValue().isEmpty()) {
            sessions.identify(cookie.getValue()).ifPresent(caller::is);
        }
    }
}
