package io.countersign.oidc;

import io.countersign.directory.SessionCookies;
import io.countersign.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;

/** Sign-in by a provider, as browsers and providers see it. Nothing here tells whether somebody has an account. */
@Path("/oidc")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OidcResource {

    private static final String COOKIE = "countersign-sign-in";
    private static final String PATH = "/api/oidc";
    private static final String SECRET = "[A-Za-z0-9_-]{43}";
    private static final int LONGEST = 4000;

    @Inject
    private OidcSignIn signIn;

    @Inject
    private SignOut signOut;

    @Inject
    private BackchannelLogout backchannel;

    @Inject
    private ProviderService providers;

    @Inject
    private SessionCookies cookies;

    @Inject
    private Settings settings;

    /** @param url where the browser is to go */
    record Way(URI url) {}

    @POST
    @Path("/lookup")
    @Consumes(MediaType.APPLICATION_JSON)
    public KnownProvider lookup(Lookup wanted) {
        return providers.lookup(wanted.workspace(), wanted.email());
    }

    @POST
    @Path("/start")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(Start wanted, @CookieParam(COOKIE) String browser) {
        OidcSignIn.Begun begun = signIn.begin(wanted, secret(browser));
        return Response.ok(new Way(begun.url()))
                .cookie(cookies.cookie(COOKIE, begun.browser(), PATH, Attempts.VALID))
                .build();
    }

    /** Always leads to a page of ours, whose address holds nothing of the provider's. */
    @GET
    @Path("/callback")
    public Response callback(
            @QueryParam("state") String state,
            @QueryParam("code") String code,
            @QueryParam("iss") String issuer,
            @QueryParam("error") String error,
            @CookieParam(COOKIE) String browser,
            @CookieParam(SessionCookies.BROWSER) String known) {
        try {
            if (secret(browser) == null || secret(state) == null || code != null && code.length() > LONGEST) {
                throw new SignInRefused(Refusal.EXPIRED);
            }
            OidcSignIn.Entered entered =
                    signIn.end(new Attempt(browser, state), new OidcSignIn.Return(state, code, issuer, error), known);
            return to(entered.page())
                    .cookie(
                            cookies.session(entered.signedIn().sessionToken()),
                            cookies.browser(entered.signedIn().browserToken()),
                            cookies.cookie(COOKIE, "", PATH, Duration.ZERO))
                    .build();
        } catch (SignInRefused refused) {
            return to("/sign-in?problem=" + refused.refusal().id()).build();
        }
    }

    @POST
    @Path("/sign-out")
    public Response signOut() {
        return Response.ok(signOut.signOut()).cookie(cookies.noSession()).build();
    }

    /** OpenID Connect Back-Channel Logout 1.0, section 2.5. */
    @POST
    @Path("/backchannel-logout")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response backchannelLogout(@FormParam("logout_token") String token) {
        backchannel.logOut(token);
        return Response.ok().build();
    }

    private Response.ResponseBuilder to(String page) {
        return Response.seeOther(URI.create(settings.publicUrl() + page));
    }

    private static String secret(String value) {
        return value != null && value.matches(SECRET) ? value : null;
    }
}
