package io.countersign.directory;

import io.countersign.audit.AuditView;
import io.countersign.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What happened. */
@Path("/audit")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    @Inject
    private AuditService audit;

    @GET
    public Page<AuditView> list(
            @QueryParam("event") String event, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        return audit.list(event, Page.Request.of(limit, after));
    }
}
