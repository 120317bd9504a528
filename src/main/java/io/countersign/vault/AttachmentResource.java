package io.countersign.vault;

import io.countersign.platform.Page;
import io.countersign.platform.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;

/** The attachments of a secret. */
@Path("/secrets/{id}/attachments")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AttachmentResource {

    @Inject
    private AttachmentService attachments;

    @Inject
    private Uploads uploads;

    @Inject
    private Transfers transfers;

    @GET
    public Page<AttachmentView> list(
            @PathParam("id") String id, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        return attachments.list(id, Page.Request.of(limit, after));
    }

    /** Any type of body: it is the file. Without one, it asks for the confirmation only. */
    @POST
    public Response add(@PathParam("id") String id, @Context HttpHeaders headers, InputStream body) {
        Announcement announced = Announcement.of(headers);
        try (Turns.Turn moving = transfers.toMove();
                NewAttachment file = uploads.receive(id, announced, body);
                Turns.Turn storing = file.content() == null ? null : transfers.toStore()) {
            AttachmentView added = attachments.add(id, file);
            return Response.created(URI.create("/api/secrets/" + id + "/attachments/" + added.id()))
                    .entity(added)
                    .build();
        }
    }

    @GET
    @Path("/{aid}")
    @Produces(MediaType.WILDCARD)
    public Response download(@PathParam("id") String id, @PathParam("aid") String aid) {
        Turns.Turn moving = transfers.toMove();
        try {
            return new FileAnswer(attachments.download(id, new AttachmentId(aid)), moving).build();
        } catch (RuntimeException e) {
            moving.close();
            throw e;
        }
    }

    @DELETE
    @Path("/{aid}")
    public void remove(@PathParam("id") String id, @PathParam("aid") String aid) {
        attachments.remove(id, new AttachmentId(aid));
    }
}
