package io.countersign.device;

import io.countersign.confirmation.ConfirmationView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The answer by a mailed code. */
@Path("/confirmations/{id}/code")
@ApplicationScoped
public class EmailCodeResource {

    @Inject
    private EmailCodeAnswer answers;

    record Code(
            @NotNull @Pattern(regexp = "\\d{6}", message = "must be six digits")
            String code) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public ConfirmationView answer(@PathParam("id") String id, Code body) {
        return answers.answer(id, body.code());
    }
}
