package io.countersign.directory;

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

/** Tokens for scripts and agents. */
@Path("/tokens")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

    @Inject
    private TokenService tokens;

    @GET
    public Page<TokenView> list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
        return tokens.list(Page.Request.of(limit, after));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(NewToken token) {
        return Response.status(Response.Status.CREATED)
                .entity(tokens.create(token))
                .build();
    }

    @DELETE
    @Path("/{id}")
    public void end(@PathParam("id") String id) {
        tokens.end(id);
    }
}
