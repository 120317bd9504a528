package io.countersign.proof;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

/**
 * A request as its proof must name it.
 *
 * @param path from the root, raw, without query
 * @param proof the {@code DPoP} header, or null
 */
public record ProvenRequest(String method, String path, String proof) {

    /** Two {@code DPoP} headers are read as one that is no proof (RFC 9449, section 4.3, check 1). */
    public static ProvenRequest of(String method, UriInfo uri, HttpHeaders headers) {
        return of(method, uri, headers.getHeaderString("DPoP"));
    }

    /** @param proof all that the request has in {@code DPoP} headers, joined as JAX-RS joins them, or null */
    public static ProvenRequest of(String method, UriInfo uri, String proof) {
        return new ProvenRequest(method, uri.getRequestUri().getRawPath(), proof);
    }
}
