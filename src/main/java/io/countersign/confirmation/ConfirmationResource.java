package io.countersign.confirmation;

import io.countersign.platform.EventStreams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** A confirmation, for the session that asked. */
@Path("/confirmations/{id}")
@ApplicationScoped
public class ConfirmationResource {

    @Inject
    private AskingDesk desk;

    @Inject
    private ConfirmationWatch watch;

    @Inject
    private Waiters waiters;

    @Inject
    private EventStreams streams;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public void look(
            @PathParam("id") String id, @HeaderParam("Prefer") List<String> prefer, @Suspended AsyncResponse response) {
        ConfirmationView now = desk.look(id);
        int seconds = Prefer.waitSeconds(prefer);
        if (seconds == 0 || now.state() != ConfirmationState.PENDING) {
            response.resume(now);
            return;
        }
        waiters.refuseIfStopping();
        LongPoll poll = new LongPoll(now, watch, response, seconds);
        waiters.awaitConfirmation(id, poll);
        // An answer between the first look and the registration would be missed
        poll.look();
    }

    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(
            @PathParam("id") String id, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        ConfirmationView now = desk.look(id);
        waiters.refuseIfStopping();
        StateStream stream = new StateStream(now, watch, streams.open(request, response));
        waiters.awaitConfirmation(id, stream);
        stream.look();
    }

    @POST
    @Path("/{method}")
    @Produces(MediaType.APPLICATION_JSON)
    public ConfirmationView send(@PathParam("id") String id, @PathParam("method") String method) {
        return desk.send(id, method);
    }

    @DELETE
    public void cancel(@PathParam("id") String id) {
        desk.cancel(id);
    }
}
