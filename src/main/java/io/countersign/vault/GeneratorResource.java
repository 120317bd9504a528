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
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class GeneratorResource {

    @Inject
    private Caller caller;

    /** A made text. */
    public record Made(String value) {}

    @POST
    @Path("/password")
    public Made password(NewPassword recipe) {
        caller.member();
        return new Made(recipe.make());
    }

    @POST
    @Path("/passphrase")
    public Made passphrase(NewPassphrase recipe) {
        caller.member();
        return new Made(recipe.make());
    }

    @POST
    @Path("/ssh-key")
    public NewSshKey.KeyPair sshKey(NewSshKey recipe) {
        caller.member();
        return recipe.make();
    }

    @POST
    @Path("/strength")
    public Strength strength(Strength.Of of) {
        caller.member();
        return Strength.of(of.value());
    }
}
