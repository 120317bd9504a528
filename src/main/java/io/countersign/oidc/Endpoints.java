package io.countersign.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0, section 3), as far as it is used.
 *
 * @param userinfo null: the ID token has to say it all
 * @param endSession null: it offers no sign-out
 * @param namesItself whether its answers to the browser carry {@code iss} (RFC 9207)
 * @param takesBasic whether the client may identify itself by HTTP Basic; else in the form
 * @param offersGroups whether it has a scope of that name, without which it tells none
 */
record Endpoints(
        String issuer,
        URI authorization,
        URI token,
        URI keys,
        URI userinfo,
        URI endSession,
        boolean namesItself,
        boolean takesBasic,
        boolean offersGroups) {

    /** @throws ProviderFailed if something needed is missing, or it speaks for another issuer */
    static Endpoints of(JsonNode document, String issuer) {
        if (!issuer.equals(document.path("issuer").asText())) {
            throw ProviderFailed.wrong("The provider calls itself by another issuer than this one.");
        }
        if (document.has("response_types_supported") && !lists(document, "response_types_supported", "code")) {
            throw ProviderFailed.wrong("The provider does not offer the authorization code flow.");
        }
        return new Endpoints(
                issuer,
                needed(document, "authorization_endpoint"),
                needed(document, "token_endpoint"),
                needed(document, "jwks_uri"),
                address(document, "userinfo_endpoint").orElse(null),
                address(document, "end_session_endpoint").orElse(null),
                document.path("authorization_response_iss_parameter_supported").asBoolean(false),
                !document.has("token_endpoint_auth_methods_supported")
                        || lists(document, "token_endpoint_auth_methods_supported", "client_secret_basic"),
                lists(document, "scopes_supported", "groups"));
    }

    private static boolean lists(JsonNode document, String member, String value) {
        return StreamSupport.stream(document.path(member).spliterator(), false)
                .anyMatch(one -> one.asText().equals(value));
    }

    private static URI needed(JsonNode document, String member) {
        return address(document, member)
                .orElseThrow(() -> ProviderFailed.wrong("The provider's description has no " + member + "."));
    }

    private static Optional<URI> address(JsonNode document, String member) {
        String text = document.path(member).asText("");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            throw ProviderFailed.wrong("The provider's " + member + " is not a URL.");
        }
    }
}
