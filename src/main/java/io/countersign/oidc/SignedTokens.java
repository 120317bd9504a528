package io.countersign.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * Checks tokens that a provider has signed for this client: signature by a key of the provider's and an asymmetric algorithm
 * of a fixed list, issuer, audience, {@code azp}, and times by this server's clock with a minute's tolerance.
 */
@ApplicationScoped
public class SignedTokens {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);
    private static final JOSEObjectType LOGOUT = new JOSEObjectType("logout+jwt");
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Duration OLDEST = Duration.ofMinutes(10);

    @Inject
    private SigningKeys keys;

    @Inject
    private SystemClock clock;

    /** An ID token (OpenID Connect Core 1.0, section 3.1.3.7). @throws ProviderFailed */
    JWTClaimsSet idToken(Provider provider, Endpoints endpoints, String token, String nonce) {
        JWTClaimsSet exact = new JWTClaimsSet.Builder()
                .issuer(provider.issuer())
                .claim("nonce", nonce)
                .build();
        return checked(provider, endpoints, token, new Claims(provider, exact, Set.of("sub", "exp", "iat"), Set.of()));
    }

    /** A logout token (OpenID Connect Back-Channel Logout 1.0, section 2.6). @throws ProviderFailed */
    JWTClaimsSet logoutToken(Provider provider, Endpoints endpoints, String token) {
        JWTClaimsSet exact =
                new JWTClaimsSet.Builder().issuer(provider.issuer()).build();
        Claims rules = new Claims(provider, exact, Set.of("iat", "jti", "events"), Set.of("nonce"));
        return checked(provider, endpoints, token, rules);
    }

    private JWTClaimsSet checked(Provider provider, Endpoints endpoints, String token, Claims rules) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys.at(endpoints.keys())));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, LOGOUT, null));
        processor.setJWTClaimsSetVerifier(rules);
        try {
            JWTClaimsSet claims = processor.process(token, null);
            requireForUs(provider, claims);
            return claims;
        } catch (KeySourceException e) {
            throw ProviderFailed.silent("The provider's keys cannot be fetched.");
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw ProviderFailed.wrong("The provider's token is not good.");
        }
    }

    private void requireForUs(Provider provider, JWTClaimsSet claims) throws ParseException {
        List<String> audience = claims.getAudience();
        String party = claims.getStringClaim("azp");
        boolean ours = party == null ? audience.size() == 1 : party.equals(provider.clientId());
        Instant issued = claims.getIssueTime().toInstant();
        Instant now = clock.instant();
        if (!ours
                || issued.isAfter(now.plus(SKEW))
                || issued.isBefore(now.minus(OLDEST).minus(SKEW))) {
            throw ProviderFailed.wrong("The provider's token is not good.");
        }
    }

    /** By this server's clock. */
    private final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

        Claims(Provider provider, JWTClaimsSet exact, Set<String> needed, Set<String> forbidden) {
            // Asked for null, which the sets of Set.of do not stand
            super(Collections.singleton(provider.clientId()), exact, needed, forbidden);
            setMaxClockSkew((int) SKEW.toSeconds());
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
