package io.countersign.vault;

import io.countersign.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Secrets. */
@Path("/secrets")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SecretResource {

    @Inject
    private SecretService secrets;

    @GET
    public Page<SecretView> list(
            @QueryParam("q") String q,
            @QueryParam("vault") String vault,
            @QueryParam("type") String type,
            @QueryParam("owner") String owner,
            @QueryParam("shared") String shared,
            @QueryParam("limit") String limit,
            @QueryParam("after") String after) {
        return secrets.list(SecretFilter.of(q, vault, type, owner, shared), Page.Request.of(limit, after));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(NewSecret content) {
        SecretService.Tagged made = secrets.create(content);
        return answer(Response.created(URI.create("/api/secrets/" + made.view().id())), made);
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") String id) {
        return answer(Response.ok(), secrets.get(id));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response edit(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, SecretChange change) {
        return answer(Response.ok(), secrets.edit(id, change, new IfMatch(ifMatch)));
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        secrets.delete(id, new IfMatch(ifMatch));
    }

    /** Several at once; a POST, since a DELETE has no body that everything on the way keeps (RFC 9110, section 9.3.5). */
    @POST
    @Path("/delete")
    @Consumes(MediaType.APPLICATION_JSON)
    public void delete(SecretSelection selection) {
        secrets.deleteAll(selection);
    }

    @POST
    @Path("/{id}/reveal")
    public SecretService.Revealed reveal(@PathParam("id") String id) {
        return secrets.reveal(id);
    }

    static Response answer(Response.ResponseBuilder response, SecretService.Tagged secret) {
        return response.header("ETag", secret.tag()).entity(secret.view()).build();
    }
}
