package io.countersign.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How far a member's own imports are. */
@Path("/secrets/imports/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportProgressResource {

    @Inject
    private ImportService imports;

    @GET
    public ImportView get(@PathParam("id") String id) {
        return imports.get(id);
    }

    @DELETE
    public void cancel(@PathParam("id") String id) {
        imports.cancel(id);
    }
}
