package io.countersign.vault;

import io.countersign.platform.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Makes good secrets, for members. Nothing of it is kept. */
@Path("/generators")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class GeneratorResource {

    @Inject
    private Caller caller;

    /** A made text. */
    public record Made(String value) {}

    @POST
    @Path("/password")
    @Consumes(MediaType.APPLICATION_JSON)
    public Made password(NewPassword recipe) {
        caller.member();
        return new Made(recipe.make());
    }

    @POST
    @Path("/passphrase")
    @Consumes(MediaType.APPLICATION_JSON)
    public Made passphrase(NewPassphrase recipe) {
        caller.member();
        return new Made(recipe.make());
    }

    @POST
    @Path("/ssh-key")
    @Consumes(MediaType.APPLICATION_JSON)
    public NewSshKey.KeyPair sshKey(NewSshKey recipe) {
        caller.member();
        return recipe.make();
    }

    @POST
    @Path("/strength")
    @Consumes(MediaType.APPLICATION_JSON)
    public Strength strength(Strength.Of of) {
        caller.member();
        return Strength.of(of.value());
    }
}
