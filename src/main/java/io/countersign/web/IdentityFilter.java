package io.countersign.web;

import io.countersign.device.PhoneAuthentication;
import io.countersign.directory.BoundSessions;
import io.countersign.directory.Scope;
import io.countersign.directory.SessionCookies;
import io.countersign.directory.Sessions;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Proxies;
import io.countersign.proof.ProvenRequest;
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
import java.util.Locale;
import java.util.Set;

/**
 * Finds out who asks, from where. Refuses nobody: a wrong request is told so before it is asked for credentials, and a
 * service that needs an identity gets none. Whoever shows a proof or other credentials is not known by a cookie beside them.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class IdentityFilter implements ContainerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private static final int LONGEST_LANGUAGES = 200;

    @Inject
    private Caller caller;

    @Inject
    private Sessions sessions;

    @Inject
    private BoundSessions bound;

    @Inject
    private PhoneAuthentication phones;

    @Inject
    private Proxies proxies;

    @Context
    private HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        caller.comesFrom(
                new Caller.Origin(
                        ClientName.of(request.getHeaderString(HttpHeaders.USER_AGENT)),
                        proxies.clientOf(servletRequest),
                        languages(request)),
                request.getHeaderString("Confirmation-Id"));
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            identifyByHeader(request, authorization);
        } else if (request.getHeaderString("DPoP") == null) {
            identifyBrowser(request);
        }
    }

    private static String languages(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
        return header == null || header.length() > LONGEST_LANGUAGES ? "" : header;
    }

    private void identifyByHeader(ContainerRequestContext request, String authorization) {
        String[] parts = authorization.strip().split(" +", 2);
        String credentials = parts.length == 2 ? parts[1] : "";
        switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "dpop" -> identifyByProof(request, credentials);
            case "bearer" -> identifyToken(request, credentials);
            default -> caller.isRefused(new Problem(ProblemType.NOT_SIGNED_IN));
        }
    }

    private void identifyByProof(ContainerRequestContext request, String id) {
        ProvenRequest proven =
                ProvenRequest.of(request.getMethod(), request.getUriInfo(), request.getHeaderString("DPoP"));
        try {
            caller.is(BoundSessions.isOne(id) ? bound.identify(id, proven) : phones.identify(id, proven));
        } catch (Problem refusal) {
            caller.isRefused(refusal);
        }
    }

    private void identifyToken(ContainerRequestContext request, String token) {
        Scope needed = SAFE.contains(request.getMethod()) ? Scope.READ : Scope.ALL;
        sessions.identify(token, Caller.Kind.TOKEN, needed)
                .ifPresentOrElse(caller::is, () -> caller.isRefused(refusal(token)));
    }

    /** RFC 6750, section 3.1: a token of too small a scope is told from one that is none. */
    private Problem refusal(String token) {
        return sessions.identify(token, Caller.Kind.TOKEN, Scope.READ).isPresent()
                ? new Problem(ProblemType.FORBIDDEN)
                        .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"all\"")
                : new Problem(ProblemType.NOT_SIGNED_IN).header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    private void identifyBrowser(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(SessionCookies.SESSION);
        if (cookie != null && !cookie.getValue().isEmpty()) {
            sessions.identify(cookie.getValue(), Caller.Kind.BROWSER, Scope.ALL).ifPresent(caller::is);
        }
    }
}
