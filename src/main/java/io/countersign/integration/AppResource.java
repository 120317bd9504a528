package io.countersign.integration;

import io.countersign.directory.Members;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.push.EndpointRefused;
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
import java.net.URI;

/** Connected apps. */
@Path("/apps")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AppResource {

    @Inject
    private AppService apps;

    @Inject
    private Members members;

    @Inject
    private WebhookClient webhooks;

    @GET
    public Page<AppView> list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
        return apps.list(Page.Request.of(limit, after));
    }

    /** Its address is looked up before, outside of any transaction; each time that it is told something it is again. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response connect(NewApp app) {
        requireReachable(app);
        AppView made = apps.connect(app);
        return Response.created(URI.create("/api/apps/" + made.id()))
                .entity(made)
                .build();
    }

    @GET
    @Path("/{id}")
    public AppView get(@PathParam("id") String id) {
        return apps.get(id);
    }

    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public void remove(@PathParam("id") String id, Removal removal) {
        if (removal == null) {
            throw Problem.invalid("body", "must be a JSON object with the reason");
        }
        apps.remove(id, removal);
    }

    private void requireReachable(NewApp app) {
        members.currentAdmin();
        app.requireFit();
        if (app.kindOrDefault() != AppKind.WEBHOOK) {
            return;
        }
        try {
            webhooks.check(app.uri());
        } catch (EndpointRefused refused) {
            throw Problem.invalid("url", refused.getMessage().replace("The endpoint", "This address"));
        }
    }
}
