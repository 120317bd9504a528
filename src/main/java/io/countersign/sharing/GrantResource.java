package io.countersign.sharing;

import io.countersign.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** With whom a secret is shared inside the workspace. */
@Path("/secrets/{id}/grants")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class GrantResource {

    @Inject
    private GrantService grants;

    @GET
    public Page<GrantView> list(
            @PathParam("id") String id, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        return grants.list(id, Page.Request.of(limit, after));
    }

    /** One is answered as it is, several as a list. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response share(@PathParam("id") String id, NewGrants request) {
        List<GrantView> made = grants.share(id, request);
        if (request.areSeveral()) {
            return Response.status(Response.Status.CREATED)
                    .entity(new Page<>(made, null))
                    .build();
        }
        GrantView one = made.get(0);
        return Response.created(URI.create("/api/secrets/" + id + "/grants/" + one.id()))
                .entity(one)
                .build();
    }

    @GET
    @Path("/{gid}")
    public GrantView get(@PathParam("id") String id, @PathParam("gid") String gid) {
        return grants.get(id, new GrantId(gid));
    }

    @PATCH
    @Path("/{gid}")
    @Consumes(MediaType.APPLICATION_JSON)
    public GrantView change(@PathParam("id") String id, @PathParam("gid") String gid, GrantChange change) {
        return grants.change(id, new GrantId(gid), change);
    }

    @DELETE
    @Path("/{gid}")
    public void remove(@PathParam("id") String id, @PathParam("gid") String gid) {
        grants.remove(id, new GrantId(gid));
    }
}
