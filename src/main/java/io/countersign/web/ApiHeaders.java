package io.countersign.web;

import io.countersign.platform.AnswerHeaders;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Gives every answer of the API the headers of all of them. */
@Provider
public class ApiHeaders implements ContainerResponseFilter {

    @Inject
    private AnswerHeaders headers;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        headers.now().forEach(response.getHeaders()::putSingle);
    }
}
