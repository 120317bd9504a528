package io.countersign.web;

import io.countersign.platform.AnswerHeaders;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Gives every answer of the API the headers of all of them. JSON is UTF-8 and has no parameter for it (RFC 8259, sections 8.1
 * and 11), whichever one the client accepts.
 */
@Provider
public class ApiHeaders implements ContainerResponseFilter {

    @Inject
    private AnswerHeaders headers;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        headers.now().forEach(response.getHeaders()::putSingle);
        MediaType type = response.getMediaType();
        if (type != null && isJson(type) && type.getParameters().containsKey(MediaType.CHARSET_PARAMETER)) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, new MediaType(type.getType(), type.getSubtype()));
        }
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
    }
}
