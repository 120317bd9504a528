package io.countersign.oidc;

import io.countersign.directory.AttemptThrottle;
import io.countersign.directory.AttemptThrottle.Counter;
import io.countersign.directory.SignedIn;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sign-in by a provider, from the first click to the session. Holds no transaction while it waits for a provider. */
@ApplicationScoped
public class OidcSignIn {

    private static final Logger LOG = Logger.getLogger(OidcSignIn.class.getName());
    private static final int FROM_ADDRESS = 300;

    @Inject
    private Providers providers;

    @Inject
    private Discovery discovery;

    @Inject
    private Attempts attempts;

    @Inject
    private CodeFlow flow;

    @Inject
    private EntryService entry;

    @Inject
    private AttemptThrottle throttle;

    @Inject
    private Caller caller;

    /** @param browser the secret for this browser's cookie */
    record Begun(URI url, String browser) {}

    /** What the provider has sent the browser back with; each may be null. */
    record Return(String state, String code, String issuer, String error) {}

    record Entered(SignedIn signedIn, String page) {}

    /**
     * @param browser the secret in this browser's cookie, if one is under way already
     * @throws Problem {@code not-found}, {@code provider-unavailable}; {@code too-many-attempts} after 300 from one address
     *     within 15 minutes
     */
    Begun begin(Start wanted, String browser) {
        throttle.count(List.of(new Counter("oidc/from/" + caller.origin().ip(), FROM_ADDRESS)));
        Provider provider = providers.find(wanted.workspace()).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
        try {
            Endpoints endpoints = discovery.of(provider.issuer());
            Attempt attempt = Attempt.begin(browser == null ? Tokens.secret() : browser);
            attempts.begin(
                    attempt, new Attempts.Purpose(provider.workspaceId(), provider.issuer(), wanted.pageOrHome()));
            return new Begun(flow.authorization(provider, endpoints, attempt, wanted.email()), attempt.browser());
        } catch (ProviderFailed failed) {
            tell(provider.issuer(), failed);
            throw new Problem(ProblemType.PROVIDER_UNAVAILABLE);
        }
    }

    /**
     * @param attempt by the cookie and what has come back
     * @param known the browser's token from an earlier sign-in, or null
     * @throws SignInRefused
     */
    Entered end(Attempt attempt, Return back, String known) {
        Attempts.Purpose purpose = attempts.end(attempt).orElseThrow(() -> new SignInRefused(Refusal.EXPIRED));
        Provider provider = providers
                .find(purpose.workspaceId())
                .filter(now -> now.issuer().equals(purpose.issuer()))
                .orElseThrow(() -> new SignInRefused(Refusal.EXPIRED));
        try {
            Claims claims = claims(provider, attempt, back);
            return new Entered(entry.enter(provider.workspaceId(), provider.issuer(), claims, known), purpose.page());
        } catch (ProviderFailed failed) {
            tell(provider.issuer(), failed);
            throw new SignInRefused(failed.isSilent() ? Refusal.PROVIDER_UNAVAILABLE : Refusal.PROVIDER_WRONG);
        } catch (Problem problem) {
            throw new SignInRefused(
                    problem.type() == ProblemType.EMAIL_TAKEN ? Refusal.NOT_A_MEMBER : Refusal.DEACTIVATED);
        }
    }

    /** RFC 9207, section 2.4: whose answer it is is looked at before what it says. */
    private Claims claims(Provider provider, Attempt attempt, Return back) {
        Endpoints endpoints = discovery.of(provider.issuer());
        boolean ours =
                back.issuer() == null ? !endpoints.namesItself() : back.issuer().equals(provider.issuer());
        if (!ours) {
            throw ProviderFailed.wrong("The answer is another provider's.");
        }
        if (back.error() != null) {
            throw new SignInRefused(Refusal.CANCELLED);
        }
        if (back.code() == null) {
            throw ProviderFailed.wrong("The provider's answer has no code.");
        }
        return flow.claims(provider, endpoints, attempt, back.code());
    }

    /** For the operator; neither of them is a secret. */
    private static void tell(String issuer, ProviderFailed failed) {
        LOG.log(Level.WARNING, "Sign-in by {0} has failed: {1}", new Object[] {issuer, failed.getMessage()});
    }
}
