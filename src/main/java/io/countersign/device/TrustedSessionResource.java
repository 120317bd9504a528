package io.countersign.device;

import io.countersign.platform.Page;
import io.countersign.platform.Shown;
import io.countersign.proof.ProvenRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Trusted sessions: the member's list of phones, and what a phone does for itself. */
@Path("/trusted-sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TrustedSessionResource {

    @Inject
    private TrustedSessionService phones;

    @Inject
    private PairingService pairing;

    @Inject
    private PhoneAuthentication authentication;

    record NewName(@NotBlank @Size(max = 100) @Shown String name) {}

    @GET
    public Page<TrustedSessionView> list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
        return phones.list(Page.Request.of(limit, after));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response pair(NewPhone phone, @Context HttpHeaders headers, @Context UriInfo uri) {
        authentication.requireProof(ProvenRequest.of("POST", uri, headers), phone.key());
        return Response.status(Response.Status.CREATED)
                .entity(pairing.pair(phone))
                .build();
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public TrustedSessionView rename(@PathParam("id") String id, NewName name) {
        return phones.rename(id, name.name());
    }

    @DELETE
    @Path("/{id}")
    public void end(@PathParam("id") String id) {
        phones.end(id);
    }

    @PUT
    @Path("/{id}/subscription")
    @Consumes(MediaType.APPLICATION_JSON)
    public void subscribe(@PathParam("id") String id, NewSubscription subscription) {
        phones.subscribe(id, subscription.subscription());
    }

    @POST
    @Path("/{id}/test-push")
    public Response sendTestPush(@PathParam("id") String id) {
        phones.sendTestPush(id);
        return Response.accepted().build();
    }
}
