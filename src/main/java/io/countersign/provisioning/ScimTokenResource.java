package io.countersign.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The token for the company's own directory. */
@Path("/scim-token")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ScimTokenResource {

    @Inject
    private ScimTokenService tokens;

    @GET
    public ScimTokenService.Shown view() {
        return tokens.view();
    }

    @GET
    @Path("/status")
    public ScimTokenService.Status status() {
        return tokens.status();
    }

    @POST
    @Path("/rotate")
    public ScimTokenService.Shown rotate() {
        return tokens.rotate();
    }
}
