package io.countersign.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What a member may choose for themselves. */
@Path("/profile")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {

    @Inject
    private ProfileService profile;

    @GET
    public ProfileView get() {
        return profile.get();
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public ProfileView change(ProfileChange change) {
        return profile.change(change);
    }

    @POST
    @Path("/password")
    @Consumes(MediaType.APPLICATION_JSON)
    public void changePassword(PasswordChange change) {
        profile.changePassword(change);
    }
}
