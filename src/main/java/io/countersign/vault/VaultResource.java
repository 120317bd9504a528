package io.countersign.vault;

import io.countersign.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Vaults. */
@Path("/vaults")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class VaultResource {

    @Inject
    private VaultService vaults;

    @GET
    public Page<VaultView> list() {
        return vaults.list();
    }
}
