package io.countersign.device;

import io.countersign.confirmation.ConfirmationState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** The answer by a phone. */
@Path("/confirmations/{id}/decision")
@ApplicationScoped
public class DecisionResource {

    @Inject
    private Decisions decisions;

    /** Fits the receipt's column. */
    private static final int LONGEST = 4000;

    record Signed(@NotNull @Size(max = LONGEST) String jws) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, ConfirmationState> decide(@PathParam("id") String id, Signed decision) {
        return Map.of("state", decisions.decide(id, decision.jws()));
    }
}
