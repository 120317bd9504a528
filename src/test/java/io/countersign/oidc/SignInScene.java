package io.countersign.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Globex, whose owner lets it sign in by a provider of the test's own. Without a provider again when the test has ended. */
final class SignInScene implements AutoCloseable {

    static final String OWNER = "eve@globex.test";

    final TestServer server = TestServer.shared();
    final FakeProvider provider;
    final Api owner;
    final Phone phone;
    final String workspace;

    SignInScene() {
        server.clock().advance(Duration.ofMinutes(61));
        provider = new FakeProvider(server, "/realms/" + System.nanoTime());
        owner = Journey.signedIn(server, OWNER);
        phone = Journey.onlyPhone(owner);
        workspace = owner.get("/api/session").json().at("/workspace/id").asText();
    }

    /** Settings that are right, with some others in their place. */
    Map<String, Object> settings(Map<String, Object> others) {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of(
                "name",
                "Globex SSO",
                "issuer",
                provider.issuer(),
                "clientId",
                FakeProvider.CLIENT,
                "clientSecret",
                FakeProvider.SECRET,
                "domains",
                List.of("globex.test")));
        settings.putAll(others);
        return settings;
    }

    SignInScene with(Map<String, Object> others) {
        Map<String, Object> settings = settings(others);
        Journey.confirmed(owner, phone, as -> as.put("/api/workspace/oidc", settings))
                .expect(200);
        return this;
    }

    /** A new browser. */
    Visitor visitor() {
        return new Visitor(Api.browser(server), provider, workspace);
    }

    /** Somebody new, who has joined by signing in. @return their address, which begins with the subject */
    String joined(String subject) {
        String email = subject + "@globex.test";
        assertThat(visitor().comesAs(subject, email, Map.of())).isEqualTo("/secrets");
        return email;
    }

    /** A code for which the provider vouches for who has this subject, rightly. */
    String code(Map<String, String> request, String subject) {
        return provider.code(
                request,
                provider.signed(provider.claims(request, subject)
                        .claim("email", subject + "@globex.test")
                        .claim("email_verified", true)
                        .build()));
    }

    /** Where a sign-in leads that came to nothing. */
    static String problem(String kind) {
        return "/sign-in?problem=" + kind;
    }

    JsonNode member(String email) {
        JsonNode members =
                owner.get("/api/members?limit=200").expect(200).json().path("items");
        for (JsonNode member : members) {
            if (member.path("email").asText().equals(email)) {
                return member;
            }
        }
        throw new AssertionError("Nobody is " + email);
    }

    Answer change(String email, Map<String, Object> change) {
        String path = "/api/members/" + member(email).path("id").asText();
        return Journey.confirmed(owner, phone, as -> as.patch(path, change));
    }

    void deactivate(String email) {
        String path = "/api/members/" + member(email).path("id").asText();
        Journey.confirmed(owner, phone, as -> as.delete(path)).expect(204);
    }

    @Override
    public void close() {
        try {
            Api again = Journey.signedIn(server, OWNER);
            if (again.get("/api/workspace/oidc").expect(200).json().has("provider")) {
                Journey.confirmed(again, phone, as -> as.delete("/api/workspace/oidc"))
                        .expect(204);
            }
            assertThat(provider.complaints()).as("what the client did wrong").isEmpty();
        } finally {
            provider.close();
        }
    }
}
