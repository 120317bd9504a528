package io.countersign.device;

import io.countersign.confirmation.Waiters;
import io.countersign.platform.Caller;
import io.countersign.platform.EventStreams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** What a phone may answer: at once, or as it changes. */
@Path("/trusted-sessions/{id}/requests")
@ApplicationScoped
public class RequestResource {

    /** For who asks for it: without {@code Accept} the list is the answer. */
    private static final String STREAM = MediaType.SERVER_SENT_EVENTS + ";qs=0.5";

    @Inject
    private PendingRequests requests;

    @Inject
    private Waiters waiters;

    @Inject
    private EventStreams streams;

    @Inject
    private Caller caller;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public RequestView.All list(@PathParam("id") String id) {
        return requests.mine(id);
    }

    @GET
    @Produces(STREAM)
    public void stream(
            @PathParam("id") String id, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        requests.mine(id);
        waiters.refuseIfStopping();
        RequestStream stream = new RequestStream(() -> requests.of(id), streams.open(request, response));
        waiters.awaitMember(caller.phone().memberId(), stream);
        stream.look();
    }
}
