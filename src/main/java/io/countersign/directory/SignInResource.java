package io.countersign.directory;

import io.countersign.confirmation.CoolDown;
import io.countersign.platform.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** The session of this browser. */
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
    private CoolDown coolDown;

    @Inject
    private Caller caller;

    record Credentials(
            @NotNull @Size(max = 254) String email,
            @NotNull @Size(max = 1000) String password) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(Credentials credentials, @CookieParam(SessionCookies.BROWSER) String browser) {
        return signedIn(Response.ok(), signIn.signIn(credentials.email(), credentials.password(), browser));
    }

    Response signedIn(Response.ResponseBuilder response, SignedIn signedIn) {
        return response.entity(who(signedIn.member(), signedIn.workspace()))
                .cookie(cookies.session(signedIn.sessionToken()), cookies.browser(signedIn.browserToken()))
                .build();
    }

    @GET
    public Map<String, Object> whoAmI() {
        caller.member();
        Member member = members.current();
        return who(member, members.workspace(member.workspaceId()));
    }

    @DELETE
    public Response signOut() {
        sessions.end(caller.member().sessionId());
        return Response.noContent().cookie(cookies.noSession()).build();
    }

    private Map<String, Object> who(Member member, Workspace workspace) {
        Map<String, Object> who = new LinkedHashMap<>();
        who.put("member", member.view());
        who.put("workspace", Map.of("id", workspace.id(), "name", workspace.name()));
        coolDown.until(member.id()).ifPresent(until -> who.put("coolingUntil", until));
        return who;
    }
}
