package io.countersign.operation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;

/** Leaves for {@link RequestFilter} what only JAX-RS knows: the template of the path, and the problem that was answered. */
@Provider
public class RouteFilter implements ContainerResponseFilter {

    private static final String TYPES = "urn:countersign:problem:";

    @Context
    private ResourceInfo resource;

    @Context
    private HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Method method = resource.getResourceMethod();
        if (method != null) {
            servletRequest.setAttribute(Routes.TEMPLATE, "/api" + path(method.getDeclaringClass()) + path(method));
        }
        if (response.getEntity() instanceof Map<?, ?> body
                && body.get("type") instanceof String type
                && type.startsWith(TYPES)) {
            servletRequest.setAttribute(Routes.PROBLEM, type.substring(TYPES.length()));
        }
    }

    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }
}
