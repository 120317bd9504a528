package io.countersign.vault;

import io.countersign.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Vaults. */
@Path("/vaults")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class VaultResource {

    @Inject
    private VaultService vaults;

    @GET
    public Page<VaultView> list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
        return vaults.list(Page.Request.of(limit, after));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(NewVault content) {
        VaultView made = vaults.create(content);
        return Response.created(URI.create("/api/vaults/" + made.id()))
                .entity(made)
                .build();
    }

    @GET
    @Path("/{id}")
    public VaultView get(@PathParam("id") String id) {
        return vaults.get(id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public VaultView edit(@PathParam("id") String id, VaultChange change) {
        change.requireFit();
        return vaults.edit(id, change);
    }

    @POST
    @Path("/{id}/disable")
    public VaultView disable(@PathParam("id") String id) {
        return vaults.disable(id);
    }

    @POST
    @Path("/{id}/rekey")
    public Response rekey(@PathParam("id") String id) {
        return Response.accepted(vaults.rekey(id)).build();
    }
}
