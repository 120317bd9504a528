package io.countersign.directory;

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

/** The people of the workspace. */
@Path("/members")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MemberResource {

    @Inject
    private MemberService members;

    @Inject
    private InvitationService invitations;

    @GET
    public Page<MemberView> list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
        return members.list(Page.Request.of(limit, after));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response invite(NewMember invited) {
        InvitationView invitation = invitations.invite(invited);
        return Response.status(Response.Status.CREATED).entity(invitation).build();
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
