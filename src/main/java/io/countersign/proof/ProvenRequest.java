package io.countersign.proof;

import jakarta.ws.rs.core.UriInfo;

/**
 * A request as its proof must name it.
 *
 * @param path from the root, raw, without query
 * @param proof the {@code DPoP} header, or null
 */
public record ProvenRequest(String method, String path, String proof) {

    public static ProvenRequest of(String method, UriInfo uri, String proof) {
        return new ProvenRequest(method, uri.getRequestUri().getRawPath(), proof);
    }
}
