package io.countersign.web;

import io.countersign.platform.SystemClock;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Nothing of the API is kept by anybody (ASVS 14.3.2) on its way either, and every answer tells the server's time. */
@Provider
public class ApiHeaders implements ContainerResponseFilter {

    @Inject
    private SystemClock clock;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        // To an nginx between: pass on at once what comes, events above all, and put nothing on your disk
        headers.putSingle("X-Accel-Buffering", "no");
        headers.putSingle(
                HttpHeaders.DATE,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC)));
    }
}
