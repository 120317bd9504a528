package io.countersign.device;

import io.countersign.confirmation.AnswerWaiter;
import io.countersign.confirmation.Prefer;
import io.countersign.confirmation.Waiters;
import io.countersign.platform.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The browser's side of pairing. */
@Path("/pairings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PairingResource {

    @Inject
    private PairingService pairings;

    @Inject
    private Waiters waiters;

    @Inject
    private Caller caller;

    @POST
    public Response start() {
        return Response.status(Response.Status.CREATED).entity(pairings.start()).build();
    }

    @GET
    @Path("/{id}")
    public void look(
            @PathParam("id") String id, @HeaderParam("Prefer") List<String> prefer, @Suspended AsyncResponse response) {
        PairingView now = pairings.look(id);
        int seconds = Prefer.waitSeconds(prefer);
        if (seconds == 0 || !now.state().equals("open")) {
            response.resume(now);
            return;
        }
        waiters.refuseIfStopping();
        AnswerWaiter<PairingView> waiter = new AnswerWaiter<>(
                response, () -> pairings.lookAgain(id), view -> !view.state().equals("open"), seconds);
        waiters.awaitMember(caller.session().memberId(), waiter);
        waiter.look();
    }
}
