package io.countersign.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** The page of a mailed link. It needs no session, and a GET finds nothing here. */
@Path("/magic-links")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MagicLinkResource {

    private static final int LONGEST_TOKEN = 200;

    @Inject
    private MagicLinks links;

    record Link(@NotNull @Size(max = LONGEST_TOKEN) String token) {}

    record Confirming(
            @NotNull @Size(max = LONGEST_TOKEN) String token,

            @Pattern(regexp = "\\d{6}", message = "must be six digits")
            String number) {}

    record Denial(
            @NotNull @Size(max = LONGEST_TOKEN) String token,
            @NotNull MagicLinks.Reason reason) {}

    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    public MagicLinkPreview preview(Link link) {
        return links.preview(link.token());
    }

    @POST
    @Path("/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    public MagicLinkAnswer confirm(Confirming confirming) {
        return links.confirm(confirming.token(), confirming.number());
    }

    @POST
    @Path("/deny")
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, String> deny(Denial denial) {
        links.deny(denial.token(), denial.reason());
        return Map.of("state", "denied");
    }
}
