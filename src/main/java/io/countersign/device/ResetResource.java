package io.countersign.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The way out for a member who has lost the phone. */
@Path("/members/{id}/reset")
@ApplicationScoped
public class ResetResource {

    @Inject
    private TrustedSessionService phones;

    @POST
    public void reset(@PathParam("id") String id) {
        phones.reset(id);
    }
}
