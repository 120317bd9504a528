package io.countersign.directory;

import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.proof.Proof;
import io.countersign.proof.Proofs;
import io.countersign.proof.ProvenRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;

/** The session of this browser, or of another client. */
@Path("/session")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SignInResource {

    @Inject
    private SignInService signIn;

    @Inject
    private SessionService sessions;

    @Inject
    private SessionCookies cookies;

    @Inject
    private Members members;

    @Inject
    private WhoViews views;

    @Inject
    private Proofs proofs;

    @Inject
    private Caller caller;

    record Credentials(
            @NotNull @Size(max = 254) String email,
            @NotNull @Size(max = 1000) String password,
            @Valid ClientLabel client) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(
            Credentials credentials,
            @CookieParam(SessionCookies.BROWSER) String browser,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        ProvenRequest proven = ProvenRequest.of("POST", uri, headers);
        if (proven.proof() != null) {
            return signInBound(credentials, proofs.require(proven));
        }
        if (credentials.client() != null) {
            throw Problem.invalid("client", "is for sessions that are bound to a key: send a proof");
        }
        return signedIn(Response.ok(), signIn.signIn(credentials.email(), credentials.password(), browser));
    }

    /** No cookie comes of it: without the key the session is nothing. */
    private Response signInBound(Credentials credentials, Proof proof) {
        SignedIn signedIn = signIn.signIn(credentials.email(), credentials.password(), proof, credentials.client());
        return Response.ok(views.of(signedIn.member(), signedIn.sessionId())).build();
    }

    Response signedIn(Response.ResponseBuilder response, SignedIn signedIn) {
        return response.entity(views.of(signedIn.member()))
                .cookie(cookies.session(signedIn.sessionToken()), cookies.browser(signedIn.browserToken()))
                .build();
    }

    @GET
    public Map<String, Object> whoAmI() {
        caller.member();
        return views.of(members.current());
    }

    @DELETE
    public Response signOut() {
        Caller.Identity who = caller.session();
        sessions.end(who.sessionId());
        Response.ResponseBuilder response = Response.noContent();
        return (who.kind() == Caller.Kind.CLIENT ? response : response.cookie(cookies.noSession())).build();
    }
}
