package io.countersign.passkey;

import io.countersign.confirmation.ConfirmationView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The answer by a passkey, in the session that asked. */
@Path("/confirmations/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PasskeyAnswerResource {

    @Inject
    private PasskeyAnswer answers;

    @POST
    @Path("/passkey/options")
    public RequestOptions ask(@PathParam("id") String id) {
        return answers.ask(id);
    }

    @POST
    @Path("/passkey/assertion")
    @Consumes(MediaType.APPLICATION_JSON)
    public ConfirmationView answer(@PathParam("id") String id, Assertion assertion) {
        return answers.answer(id, assertion);
    }
}
