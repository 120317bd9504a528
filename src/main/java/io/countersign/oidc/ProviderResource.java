package io.countersign.oidc;

import io.countersign.directory.Members;
import io.countersign.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;

/** By which provider the caller's workspace signs in. */
@Path("/workspace/oidc")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProviderResource {

    @Inject
    private ProviderService provider;

    @Inject
    private Members members;

    @Inject
    private Discovery discovery;

    record Candidate(@NotBlank @Size(max = 300) String issuer) {}

    /** @param signOut whether members can be signed out there too */
    record Found(String issuer, String authorizationEndpoint, boolean signOut) {}

    @GET
    public ProviderView get() {
        return provider.get();
    }

    /** The provider is asked before anybody is, and outside of any transaction. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public ProviderView set(ProviderChange change) {
        reached(change.issuer());
        return provider.set(change);
    }

    @DELETE
    public void remove() {
        provider.remove();
    }

    @POST
    @Path("/test")
    @Consumes(MediaType.APPLICATION_JSON)
    public Found test(Candidate candidate) {
        Endpoints endpoints = reached(candidate.issuer());
        return new Found(endpoints.issuer(), endpoints.authorization().toString(), endpoints.endSession() != null);
    }

    private Endpoints reached(String issuer) {
        members.currentOwner();
        try {
            URI.create(issuer);
            return discovery.anew(issuer);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("issuer", "must be a URL");
        } catch (ProviderFailed failed) {
            throw Problem.invalid("issuer", failed.getMessage());
        }
    }
}
