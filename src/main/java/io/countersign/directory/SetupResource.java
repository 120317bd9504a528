package io.countersign.directory;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Whether this server waits for its first owner; in demo mode, whom to sign in as. */
@Path("/setup")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SetupResource {

    @Inject
    private SetupService setup;

    @Inject
    private SignInResource signIn;

    @Inject
    private Settings settings;

    /** @param accounts the demo's, or null */
    record State(boolean required, boolean demo, List<DemoAccount> accounts, String password) {}

    @GET
    public State state() {
        return settings.flag(Setting.DEMO)
                ? new State(false, true, DemoAccount.ALL, DemoAccount.PASSWORD)
                : new State(setup.isRequired(), false, null, null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response setUp(FirstOwner owner) {
        return signIn.signedIn(Response.status(Response.Status.CREATED), setup.setUp(owner));
    }
}
