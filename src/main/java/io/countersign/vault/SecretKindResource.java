package io.countersign.vault;

import io.countersign.platform.Caller;
import io.countersign.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;

/** The kinds of secrets and their fields, from which clients make their forms. */
@Path("/secret-kinds")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SecretKindResource {

    @Inject
    private Caller caller;

    @GET
    public Page<SecretKind.View> list() {
        caller.member();
        return new Page<>(
                Arrays.stream(SecretKind.values()).map(SecretKind::view).toList(), null);
    }
}
