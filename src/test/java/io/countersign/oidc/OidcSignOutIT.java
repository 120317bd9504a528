package io.countersign.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The end of sessions that a provider has opened: by the member here, and by the provider. */
class OidcSignOutIT {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final SignInScene scene = new SignInScene();
    private final String subject = "s" + System.nanoTime();
    private Visitor here;
    private Visitor there;

    @BeforeEach
    void begin() {
        scene.with(Map.of("joining", true));
        here = signedIn("desk");
        there = signedIn("laptop");
    }

    private Visitor signedIn(String sid) {
        Visitor visitor = scene.visitor();
        assertThat(visitor.comesAs(subject, subject + "@globex.test", Map.of("sid", sid)))
                .isEqualTo("/secrets");
        return visitor;
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void whoSignsOutHereLearnsWhereToSignOutThere() {
        Answer left = here.browser().post("/api/oidc/sign-out").expect(200);
        assertThat(left.json().path("name").asText()).isEqualTo("Globex SSO");
        URI url = URI.create(left.json().path("url").asText());
        assertThat(url.toString()).startsWith(scene.provider.issuer() + "/logout?");
        assertThat(FakeProvider.parameters(url.getRawQuery()))
                .containsOnly(
                        Map.entry("client_id", FakeProvider.CLIENT),
                        Map.entry("post_logout_redirect_uri", scene.server.publicUrl() + "/sign-in"));
        here.who().expect(401);
        there.who().expect(200);
        assertThat(Journey.signedIn(scene.server, SignInScene.OWNER)
                        .post("/api/oidc/sign-out")
                        .expect(200)
                        .text())
                .isEqualTo("{}");
        scene.provider.breaks("500");
        scene.server.clock().advance(Duration.ofMinutes(11));
        assertThat(there.browser().post("/api/oidc/sign-out").expect(200).json().has("url"))
                .isFalse();
        there.who().expect(401);
        scene.provider.breaks("");
        Api.browser(scene.server).post("/api/oidc/sign-out").expect(401);
    }

    @Test
    void providerEndsOneSessionOrAllOfASubject() {
        String ofOne = token(claims -> claims.claim("sid", "desk"));
        send(ofOne).expect(200);
        here.who().expect(401);
        there.who().expect(200);
        here = signedIn("desk");
        send(ofOne).expect(400);
        here.who().expect(200);
        Visitor other = scene.visitor();
        other.comesAs(subject + "x", subject + "x@globex.test", Map.of());
        send(token(claims -> claims.subject(subject))).expect(200);
        here.who().expect(401);
        there.who().expect(401);
        other.who().expect(200);
        assertThat(scene.owner
                        .get("/api/audit?event=session.ended-by-provider&limit=200")
                        .text())
                .contains(subject);
    }

    @Test
    void sessionThatIsBeingOpenedEndsToo() {
        Visitor late = scene.visitor();
        CompletableFuture<String> opening;
        CompletableFuture<Answer> ending;
        scene.server.pauseBefore("io.countersign.directory.VouchedMembers#open");
        try {
            opening = CompletableFuture.supplyAsync(
                    () -> late.comesAs(subject, subject + "@globex.test", Map.of("sid", "phone")));
            scene.server.awaitHeld();
            ending = CompletableFuture.supplyAsync(() -> send(token(claims -> claims.subject(subject))));
            // Until it waits, or has missed it
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        } finally {
            scene.server.disarm();
        }
        assertThat(opening.join()).isEqualTo("/secrets");
        ending.join().expect(200);
        late.who().expect(401);
        here.who().expect(401);
    }

    @Test
    void clientThatWasConnectedInASessionEndsWithIt() {
        Phone client = connecting().join();
        client.send("GET", "/api/session", null).expect(200);

        send(token(claims -> claims.claim("sid", "desk"))).expect(200);

        client.send("GET", "/api/session", null).expect(401);
        there.who().expect(200);
    }

    @Test
    void clientThatIsBeingConnectedEndsToo() {
        CompletableFuture<Phone> connecting;
        CompletableFuture<Answer> ending;
        scene.server.pauseBefore("io.countersign.oidc.Identities#connected");
        try {
            connecting = connecting();
            scene.server.awaitHeld();
            ending = CompletableFuture.supplyAsync(() -> send(token(claims -> claims.claim("sid", "desk"))));
            // Until it waits, or has missed it
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        } finally {
            scene.server.disarm();
        }
        Phone client = connecting.join();
        ending.join().expect(200);
        client.send("GET", "/api/session", null).expect(401);
    }

    /** From the session of the desk. */
    private CompletableFuture<Phone> connecting() {
        scene.server.clock().advance(Duration.ofMinutes(16));
        Api browser = here.browser().known(subject + "@globex.test");
        Phone key = new Phone(scene.server);
        Map<String, Object> extension = Map.of("client", Map.of("name", "Extension", "platform", "Linux"));
        JsonNode asked = key.send("POST", "/api/session/connections", extension)
                .expect(201)
                .json();
        Map<String, String> code = Map.of("code", asked.path("userCode").asText());
        Phone confirming = Journey.pairedPhone(browser);
        return CompletableFuture.supplyAsync(() -> {
            JsonNode connected = Journey.confirmed(
                            browser, confirming, as -> as.post("/api/session/connections/connect", code))
                    .expect(201)
                    .json();
            return new Phone(scene.server, key.key(), connected.path("id").asText());
        });
    }

    @Test
    void tokenThatIsNotGoodEndsNothing() {
        String right = token(claims -> claims.subject(subject));
        String[] wrong = {
            token(claims -> claims.subject(subject).claim("nonce", "n")),
            token(claims -> claims.subject(subject).claim("events", Map.of("other", Map.of()))),
            token(claims -> claims.subject(subject).claim("events", null)),
            token(claims -> claims.subject(subject).jwtID(null)),
            token(claims -> claims.subject(subject).audience("other")),
            token(claims -> claims.subject(subject).issuer("https://sso.example.test")),
            token(claims -> claims.subject(subject).issueTime(Date.from(now().minusSeconds(700)))),
            token(claims -> claims),
            FakeProvider.signed(claims(claims -> claims.subject(subject)), FakeProvider.newKey()),
            right.substring(0, right.length() - 8) + "AAAAAAAA",
            "no.token.this",
            ""
        };
        for (String token : wrong) {
            assertThat(send(token).status()).as(token).isEqualTo(400);
        }
        Api.browser(scene.server).post("/api/oidc/backchannel-logout").expect(415);
        here.who().expect(200);
        send(right).expect(200);
        here.who().expect(401);
    }

    private Instant now() {
        return scene.server.clock().instant();
    }

    private String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return scene.provider.signed(claims(change));
    }

    private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer(scene.provider.issuer())
                        .audience(FakeProvider.CLIENT)
                        .issueTime(Date.from(now()))
                        .expirationTime(Date.from(now().plusSeconds(120)))
                        .jwtID("j" + System.nanoTime())
                        .claim("events", Map.of(EVENT, Map.of())))
                .build();
    }

    /** As a provider sends it: without cookie and origin. */
    private Answer send(String token) {
        String form = "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        return Api.browser(scene.server)
                .from(null)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .sendBytes("POST", "/api/oidc/backchannel-logout", form.getBytes(StandardCharsets.UTF_8));
    }
}
