package io.countersign.vault;

import io.countersign.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The versions of a secret. */
@Path("/secrets/{id}/versions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    @Inject
    private HistoryService history;

    @GET
    public Page<SecretVersion.View> list(
            @PathParam("id") String id, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        return history.list(id, Page.Request.of(limit, after));
    }

    @GET
    @Path("/{n}")
    public HistoryService.Version get(@PathParam("id") String id, @PathParam("n") String n) {
        return history.get(id, VersionNumber.of(n));
    }

    @POST
    @Path("/{n}/restore")
    public Response restore(
            @PathParam("id") String id, @PathParam("n") String n, @HeaderParam("If-Match") String ifMatch) {
        return SecretResource.answer(Response.ok(), history.restore(id, VersionNumber.of(n), new IfMatch(ifMatch)));
    }
}
