package io.countersign.directory;

import io.countersign.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

/** Invitations: for admins by id, for who is invited by the token of the link, which is in no path. A GET uses nothing up. */
@Path("/invitations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class InvitationResource {

    @Inject
    private InvitationService invitations;

    @Inject
    private SignInResource signIn;

    record Link(@NotNull @Size(max = 200) String token) {}

    @GET
    public Page<InvitationView> list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
        return invitations.list(Page.Request.of(limit, after));
    }

    @POST
    @Path("/{id}/send")
    public InvitationView sendAgain(@PathParam("id") String id) {
        return invitations.sendAgain(id);
    }

    @DELETE
    @Path("/{id}")
    public void revoke(@PathParam("id") String id) {
        invitations.revoke(id);
    }

    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    public InvitationPreview preview(Link link) {
        return invitations.look(link.token());
    }

    @POST
    @Path("/accept")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response accept(Acceptance acceptance) {
        return signIn.signedIn(Response.status(Response.Status.CREATED), invitations.accept(acceptance));
    }
}
