package io.countersign.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A browser in which somebody signs in by the fake provider. */
record Visitor(Api browser, FakeProvider provider, String workspace) {

    /** Begins. @return what the provider is asked */
    Map<String, String> starts(String... more) {
        Map<String, Object> wanted = new HashMap<>(Map.of("workspace", workspace));
        for (int i = 0; i < more.length; i += 2) {
            wanted.put(more[i], more[i + 1]);
        }
        Answer begun = browser.post("/api/oidc/start", wanted).expect(200);
        URI url = URI.create(begun.json().path("url").asText());
        browser.server()
                .needles()
                .add(FakeProvider.parameters(url.getRawQuery()).get("state"));
        return FakeProvider.parameters(url.getRawQuery());
    }

    /** All of it, as somebody with a verified address. @return where it leads on this server: path and query */
    String comesAs(String subject, String email, Map<String, Object> more) {
        return comes(subject, claims -> {
            claims.claim("email", email).claim("email_verified", true).claim("name", "Somebody " + subject);
            more.forEach(claims::claim);
            return claims;
        });
    }

    String comes(String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
        Map<String, String> request = starts();
        return comesWith(
                request,
                provider.signed(change.apply(provider.claims(request, subject)).build()));
    }

    /** With whatever token the test makes of the right claims. */
    String comesWith(String subject, Function<JWTClaimsSet, String> sign) {
        Map<String, String> request = starts();
        JWTClaimsSet claims = provider.claims(request, subject)
                .claim("email", subject + "@globex.test")
                .claim("email_verified", true)
                .build();
        return comesWith(request, sign.apply(claims));
    }

    private String comesWith(Map<String, String> request, String idToken) {
        return returns("state", request.get("state"), "code", provider.code(request, idToken));
    }

    /** Comes back from the provider with these parameters. @return where it leads: path and query */
    String returns(String... parameters) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(i == 0 ? "?" : "&")
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        Answer answer = browser.from(null)
                .with("Sec-Fetch-Site", "cross-site")
                .get("/api/oidc/callback" + query)
                .expect(303);
        String ours = browser.server().publicUrl().toString();
        if (!answer.header("Location").startsWith(ours + "/")) {
            throw new AssertionError("Leads away from here: " + answer.header("Location"));
        }
        return answer.header("Location").substring(ours.length());
    }

    /** Who is signed in there. */
    Answer who() {
        return browser.get("/api/session");
    }
}
