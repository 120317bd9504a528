package io.countersign.web;

import io.countersign.mail.CaughtMail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** What demo mode has caught instead of sending. */
@Path("/demo/inbox")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DemoInboxResource {

    @Inject
    private CaughtMail mail;

    @GET
    public Map<String, List<CaughtMail.Caught>> inbox() {
        return Map.of("items", mail.inbox());
    }
}
