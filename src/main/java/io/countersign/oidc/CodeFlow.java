package io.countersign.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import io.countersign.crypto.ServerSeal;
import io.countersign.platform.Json;
import io.countersign.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The authorization code flow with PKCE (OpenID Connect Core 1.0, section 3.1; RFC 7636): where the browser is sent, and who
 * the code that it brings back stands for. Tokens are kept nowhere.
 */
@ApplicationScoped
public class CodeFlow {

    static final String CALLBACK = "/api/oidc/callback";

    @Inject
    private ProviderClient client;

    @Inject
    private SignedTokens tokens;

    @Inject
    private ServerSeal seal;

    @Inject
    private Settings settings;

    /** @param email a hint for the provider's form, or null */
    URI authorization(Provider provider, Endpoints endpoints, Attempt attempt, String email) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", provider.clientId());
        query.put("redirect_uri", settings.publicUrl() + CALLBACK);
        query.put("scope", scope(provider, endpoints));
        query.put("state", attempt.state());
        query.put("nonce", attempt.nonce());
        query.put("code_challenge", attempt.challenge());
        query.put("code_challenge_method", "S256");
        if (email != null && !email.isBlank()) {
            query.put("login_hint", email.strip());
        }
        return with(endpoints.authorization(), query);
    }

    /** @throws ProviderFailed */
    Claims claims(Provider provider, Endpoints endpoints, Attempt attempt, String code) {
        JsonNode answer = redeem(provider, endpoints, attempt, code);
        if (!answer.path("id_token").isTextual()) {
            throw ProviderFailed.wrong("The provider does not take the code, or this client's secret.");
        }
        JWTClaimsSet token =
                tokens.idToken(provider, endpoints, answer.path("id_token").asText(), attempt.nonce());
        return Claims.of(completed(token, provider, endpoints, answer), provider.groupsClaim());
    }

    /** Some providers tell the address only to who asks with the access token (OpenID Connect Core 1.0, section 5.4). */
    private JWTClaimsSet completed(JWTClaimsSet token, Provider provider, Endpoints endpoints, JsonNode answer) {
        String accessToken = answer.path("access_token").asText();
        if (token.getClaim("email") != null || endpoints.userinfo() == null || accessToken.isEmpty()) {
            return token;
        }
        JsonNode told = client.get(endpoints.userinfo(), accessToken);
        if (!told.path("sub").asText().equals(token.getSubject())) {
            throw ProviderFailed.wrong("The provider's answers tell of two people.");
        }
        JWTClaimsSet.Builder all = new JWTClaimsSet.Builder(token);
        for (String claim : List.of("email", "email_verified", "name", provider.groupsClaim())) {
            if (token.getClaim(claim) == null && told.has(claim)) {
                all.claim(claim, Json.MAPPER.convertValue(told.get(claim), Object.class));
            }
        }
        return all.build();
    }

    private JsonNode redeem(Provider provider, Endpoints endpoints, Attempt attempt, String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", settings.publicUrl() + CALLBACK);
        form.put("code_verifier", attempt.verifier());
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept", "application/json"));
        String secret = provider.clientSecret()
                .map(ciphertext -> seal.open(ciphertext, provider.place()))
                .orElse(null);
        if (secret != null && endpoints.takesBasic()) {
            headers.put("Authorization", basic(provider.clientId(), secret));
        } else {
            form.put("client_id", provider.clientId());
        }
        if (secret != null && !endpoints.takesBasic()) {
            form.put("client_secret", secret);
        }
        return client.post(endpoints.token(), headers, encoded(form));
    }

    private static String scope(Provider provider, Endpoints endpoints) {
        boolean groups = endpoints.offersGroups() && !provider.groupRoles().isEmpty();
        return "openid email profile" + (groups ? " groups" : "");
    }

    /** RFC 6749, section 2.3.1: both parts are form-encoded first. */
    private static String basic(String id, String secret) {
        String credentials = encoded(id) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    static URI with(URI address, Map<String, String> query) {
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + encoded(query));
    }

    private static String encoded(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
