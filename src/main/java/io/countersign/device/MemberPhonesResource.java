package io.countersign.device;

import io.countersign.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The phones of a member, for admins: which of them is lost. */
@Path("/members/{id}/trusted-sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MemberPhonesResource {

    @Inject
    private TrustedSessionService phones;

    @GET
    public Page<TrustedSessionView> list(
            @PathParam("id") String id, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        return phones.listOf(id, Page.Request.of(limit, after));
    }
}
