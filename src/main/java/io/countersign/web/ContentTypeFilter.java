package io.countersign.web;

import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Where a body is wanted, it has a content type; without body and type, JAX-RS would call the method with nothing. */
@Provider
public class ContentTypeFilter implements ContainerRequestFilter {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMediaType() == null && wantsBody(request.getMethod())) {
            request.abortWith(ProblemAnswer.of(new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE)));
        }
    }

    /** Said by the method, or by its class for all of its methods that may have one. */
    private boolean wantsBody(String method) {
        return resource.getResourceMethod().isAnnotationPresent(Consumes.class)
                || WITH_BODY.contains(method) && resource.getResourceClass().isAnnotationPresent(Consumes.class);
    }
}
