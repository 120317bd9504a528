package io.countersign.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/** A provider tells that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0, section 2.6). */
@ApplicationScoped
public class BackchannelLogout {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final int LONGEST = 16_000;

    @Inject
    private Providers providers;

    @Inject
    private Discovery discovery;

    @Inject
    private SignedTokens tokens;

    @Inject
    private SessionEndService sessions;

    /** @throws Problem {@code invalid-request} if the token is not good, or was used; {@code provider-unavailable} */
    void logOut(String token) {
        if (token == null || token.length() > LONGEST) {
            throw bad();
        }
        // Unchecked, to find out by whose keys it is to be checked
        List<Provider> meant = meant(token);
        if (meant.isEmpty()) {
            throw bad();
        }
        meant.forEach(provider -> end(provider, token));
    }

    private List<Provider> meant(String token) {
        try {
            JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet();
            return claims == null || claims.getIssuer() == null
                    ? List.of()
                    : providers.at(claims.getIssuer()).stream()
                            .filter(provider -> claims.getAudience().contains(provider.clientId()))
                            .toList();
        } catch (ParseException e) {
            return List.of();
        }
    }

    private void end(Provider provider, String token) {
        try {
            JWTClaimsSet claims = tokens.logoutToken(provider, discovery.of(provider.issuer()), token);
            String subject = claims.getSubject();
            String sid = claims.getStringClaim("sid");
            Map<String, Object> events = claims.getJSONObjectClaim("events");
            boolean good = events.containsKey(EVENT) && (subject != null || sid != null);
            String id = provider.workspaceId() + " " + claims.getJWTID();
            if (!good || !sessions.endAll(provider, id, subject, sid)) {
                throw bad();
            }
        } catch (ParseException e) {
            throw bad();
        } catch (ProviderFailed failed) {
            throw failed.isSilent() ? new Problem(ProblemType.PROVIDER_UNAVAILABLE) : bad();
        }
    }

    private static Problem bad() {
        return Problem.invalid("logout_token", "is not a logout token of a provider that is known here");
    }
}
