package io.countersign.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Files of secrets. */
@Path("/secrets/import")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ImportResource {

    @Inject
    private ImportService imports;

    @POST
    @Path("/preview")
    public ImportPreview preview(ImportRequest request) {
        return imports.preview(request);
    }

    @POST
    public Response begin(ImportRequest request) {
        ImportView begun = imports.begin(request);
        return Response.accepted(begun)
                .location(URI.create("/api/secrets/imports/" + begun.id()))
                .build();
    }
}
