package io.countersign.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** An encrypted file of secrets: a JWE in its compact form (RFC 7516). */
@Path("/secrets/export")
@ApplicationScoped
public class ExportResource {

    @Inject
    private ExportService exports;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/jose")
    public Response export(ExportRequest request) {
        ExportService.Exported file = exports.export(request);
        String name = "countersign-" + LocalDate.ofInstant(file.at(), ZoneOffset.UTC) + ".jwe";
        return Response.ok(file.content().getBytes(StandardCharsets.US_ASCII))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
