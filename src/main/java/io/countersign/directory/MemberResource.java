package io.countersign.directory;

import io.countersign.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The people of the workspace. */
@Path("/members")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MemberResource {

    @Inject
    private MemberService members;

    @GET
    public Page<MemberView> list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
        return members.list(Page.Request.of(limit, after));
    }

    @GET
    @Path("/{id}")
    public MemberView get(@PathParam("id") String id) {
        return members.get(id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public MemberView change(@PathParam("id") String id, MemberChange change) {
        return members.change(id, change);
    }

    @DELETE
    @Path("/{id}")
    public void deactivate(@PathParam("id") String id) {
        members.deactivate(id);
    }
}
