package io.countersign.vault;

import io.countersign.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The encryption strategies that a new vault may have here. */
@Path("/vault-strategies")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class VaultStrategyResource {

    @Inject
    private VaultService vaults;

    @GET
    public Page<VaultService.Strategy> list() {
        return vaults.strategies();
    }
}
