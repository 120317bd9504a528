package io.countersign.passkey;

import io.countersign.platform.Page;
import io.countersign.platform.Shown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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

/** The caller's passkeys. */
@Path("/passkeys")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PasskeyResource {

    @Inject
    private PasskeyService passkeys;

    record NewName(@NotBlank @Size(max = 100) @Shown String name) {}

    @GET
    public Page<PasskeyView> list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
        return passkeys.list(Page.Request.of(limit, after));
    }

    @POST
    @Path("/options")
    public CreationOptions begin() {
        return passkeys.begin();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(NewPasskey passkey) {
        return Response.status(Response.Status.CREATED)
                .entity(passkeys.add(passkey))
                .build();
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public PasskeyView rename(@PathParam("id") String id, NewName name) {
        return passkeys.rename(id, name.name());
    }

    @DELETE
    @Path("/{id}")
    public void end(@PathParam("id") String id) {
        passkeys.end(id);
    }
}
