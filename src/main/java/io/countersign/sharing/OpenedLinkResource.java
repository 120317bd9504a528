package io.countersign.sharing;

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
import jakarta.ws.rs.core.Response;

/** The page of a link. It needs no session; a GET finds nothing here, and looking uses nothing up. */
@Path("/links")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OpenedLinkResource {

    private static final int LONGEST_TOKEN = 200;

    @Inject
    private OpenedLinks links;

    record Link(@NotNull @Size(max = LONGEST_TOKEN) String token) {}

    record Viewing(
            @NotNull @Size(max = LONGEST_TOKEN) String token,

            @Pattern(regexp = "\\d{6}", message = "must be six digits")
            String code,

            @Size(max = 1000) String password) {}

    record Fetching(
            @NotNull @Size(max = LONGEST_TOKEN) String token,
            @NotNull @Size(max = LONGEST_TOKEN) String ticket,

            @NotNull @Pattern(regexp = "\\d{1,5}/\\d{1,5}", message = "must be the number of a file and of its part")
            String part) {}

    /** @param content a JWE */
    record Part(String content) {}

    @POST
    @Path("/open")
    @Consumes(MediaType.APPLICATION_JSON)
    public LinkPreview open(Link link) {
        return links.preview(link.token());
    }

    @POST
    @Path("/code")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response sendCode(Link link) {
        links.sendCode(link.token());
        return Response.accepted().build();
    }

    @POST
    @Path("/view")
    @Consumes(MediaType.APPLICATION_JSON)
    public LinkContent view(Viewing viewing) {
        return links.view(viewing.token(), viewing.code(), viewing.password());
    }

    @POST
    @Path("/file")
    @Consumes(MediaType.APPLICATION_JSON)
    public Part file(Fetching fetching) {
        return new Part(links.file(fetching.token(), fetching.ticket(), fetching.part()));
    }
}
