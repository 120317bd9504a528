package io.countersign.sharing;

import io.countersign.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The links by which a secret is shared with people outside. */
@Path("/secrets/{id}/links")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LinkResource {

    @Inject
    private LinkService links;

    @GET
    public Page<LinkView> list(
            @PathParam("id") String id, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        return links.list(id, Page.Request.of(limit, after));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response make(@PathParam("id") String id, NewLink link) {
        MadeLink made = links.make(id, link);
        return Response.created(URI.create("/api/secrets/" + id + "/links/" + made.id()))
                .entity(made)
                .build();
    }

    @GET
    @Path("/{lid}")
    public LinkView get(@PathParam("id") String id, @PathParam("lid") String lid) {
        return links.get(id, lid);
    }

    @DELETE
    @Path("/{lid}")
    public void revoke(@PathParam("id") String id, @PathParam("lid") String lid) {
        links.revoke(id, lid);
    }
}
