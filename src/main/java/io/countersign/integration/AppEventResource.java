package io.countersign.integration;

import io.countersign.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;

/** What webhooks can be told of. */
@Path("/app-events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AppEventResource {

    /** @param name for people */
    public record Choice(String id, String name) {}

    @GET
    public Page<Choice> list() {
        return new Page<>(
                Arrays.stream(AppEvent.values())
                        .map(event -> new Choice(event.id(), event.title()))
                        .toList(),
                null);
    }
}
