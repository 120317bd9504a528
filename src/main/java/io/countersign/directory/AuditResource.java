package io.countersign.directory;

import io.countersign.audit.AuditVerdict;
import io.countersign.audit.AuditView;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.DateTimeException;
import java.time.ZoneOffset;

/** What happened. */
@Path("/audit")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    @Inject
    private AuditService audit;

    @GET
    public Page<AuditView> list(
            @BeanParam AuditParameters wanted, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        return audit.list(wanted.filter(), wanted.isMine(), Page.Request.of(limit, after));
    }

    /** All of it at once, however much it is. */
    @GET
    @Produces("text/csv;qs=0.5;charset=UTF-8")
    public Response csv(@BeanParam AuditParameters wanted) {
        AuditCsv csv = new AuditCsv(request -> audit.list(wanted.filter(), wanted.isMine(), request));
        // Whoever may not see it is told so before the answer begins
        Page<AuditView> first = csv.first();
        StreamingOutput rows = output -> csv.write(first, output);
        // Said here, or what the client accepts would say which characters the bytes are
        return Response.ok(rows, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"activity.csv\"")
                .build();
    }

    @GET
    @Path("/days")
    public AuditDays days(@BeanParam AuditParameters wanted, @QueryParam("offset") String offset) {
        return audit.days(wanted.filter(), wanted.isMine(), zone(offset));
    }

    @GET
    @Path("/confirmations/{id}")
    public AuditedConfirmation confirmation(@PathParam("id") String id) {
        return audit.confirmation(id);
    }

    @POST
    @Path("/verify")
    public AuditVerdict verify() {
        return audit.verify();
    }

    private static ZoneOffset zone(String offset) {
        try {
            return offset == null ? ZoneOffset.UTC : ZoneOffset.of(offset);
        } catch (DateTimeException e) {
            throw Problem.invalid("offset", "must be an offset from UTC such as +02:00");
        }
    }
}
