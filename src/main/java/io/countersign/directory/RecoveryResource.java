package io.countersign.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** An owner without a phone comes back. */
@Path("/recovery")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RecoveryResource {

    @Inject
    private RecoveryService recovery;

    @Inject
    private SignInResource signIn;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response recover(Comeback comeback, @CookieParam(SessionCookies.BROWSER) String browser) {
        return signIn.signedIn(Response.ok(), recovery.recover(comeback, browser));
    }
}
