package io.countersign.directory;

import io.countersign.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Where the member is signed in. */
@Path("/sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    @Inject
    private SessionService sessions;

    @GET
    public Page<SessionView> list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
        return sessions.list(Page.Request.of(limit, after));
    }

    @DELETE
    @Path("/{id}")
    public void end(@PathParam("id") String id) {
        sessions.end(id);
    }
}
