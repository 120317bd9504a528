package io.countersign.directory;

import io.countersign.confirmation.AnswerWaiter;
import io.countersign.confirmation.Prefer;
import io.countersign.confirmation.Waiters;
import io.countersign.proof.Proofs;
import io.countersign.proof.ProvenRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;

/** Clients that wait to be connected: they ask and look by their key, members answer by the code. */
@Path("/session/connections")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConnectionResource {

    @Inject
    private ConnectionService connections;

    @Inject
    private Proofs proofs;

    @Inject
    private Waiters waiters;

    record Asking(@NotNull @Valid ClientLabel client) {}

    record Code(@NotBlank @Size(max = 20) String code) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response ask(Asking asking, @Context HttpHeaders headers, @Context UriInfo uri) {
        String key = proofs.require(ProvenRequest.of("POST", uri, headers)).thumbprint();
        return Response.status(Response.Status.CREATED)
                .entity(connections.ask(asking.client(), key))
                .build();
    }

    @GET
    @Path("/{id}")
    public void look(
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @HeaderParam("Prefer") List<String> prefer,
            @Context UriInfo uri,
            @Suspended AsyncResponse response) {
        String key = proofs.require(ProvenRequest.of("GET", uri, headers)).thumbprint();
        ConnectionView now = connections.look(id, key);
        int seconds = Prefer.waitSeconds(prefer);
        if (seconds == 0 || now.isAnswer()) {
            response.resume(now);
            return;
        }
        waiters.refuseIfStopping();
        AnswerWaiter<ConnectionView> waiter =
                new AnswerWaiter<>(response, () -> connections.look(id, key), ConnectionView::isAnswer, seconds);
        // Told as confirmations are: no two ids are the same
        waiters.awaitConfirmation(id, waiter);
        waiter.look();
    }

    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    public ConnectionPreview preview(Code code) {
        return connections.preview(code.code());
    }

    @POST
    @Path("/connect")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response connect(Code code) {
        return Response.status(Response.Status.CREATED)
                .entity(Map.of("id", connections.connect(code.code())))
                .build();
    }

    @POST
    @Path("/refuse")
    @Consumes(MediaType.APPLICATION_JSON)
    public void refuse(Code code) {
        connections.refuse(code.code());
    }
}
