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
import java.net.URI;

/** Teams, and who is in them. */
@Path("/teams")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TeamResource {

    @Inject
    private TeamService teams;

    @GET
    public Page<TeamView> list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
        return teams.list(Page.Request.of(limit, after));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(TeamName name) {
        TeamView made = teams.create(name);
        return Response.created(URI.create("/api/teams/" + made.id()))
                .entity(made)
                .build();
    }

    @GET
    @Path("/{id}")
    public TeamView get(@PathParam("id") String id) {
        return teams.get(id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public TeamView rename(@PathParam("id") String id, TeamName name) {
        return teams.rename(id, name);
    }

    @DELETE
    @Path("/{id}")
    public void end(@PathParam("id") String id) {
        teams.end(id);
    }

    @GET
    @Path("/{id}/members")
    public Page<MemberView> members(
            @PathParam("id") String id, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        return teams.members(id, Page.Request.of(limit, after));
    }

    @POST
    @Path("/{id}/members")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@PathParam("id") String id, NewTeamMember member) {
        return Response.status(Response.Status.CREATED)
                .entity(teams.add(id, member))
                .build();
    }

    @DELETE
    @Path("/{id}/members/{mid}")
    public void remove(@PathParam("id") String id, @PathParam("mid") String memberId) {
        teams.remove(id, memberId);
    }
}
