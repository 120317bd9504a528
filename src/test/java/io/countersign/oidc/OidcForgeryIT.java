package io.countersign.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.countersign.testing.Api;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;

/** Tokens that a provider would not have signed, and answers that were not meant for who brings them. */
class OidcForgeryIT {

    private static final String SECRETS = "/secrets";

    private final SignInScene scene = new SignInScene();
    private final String subject = "s" + System.nanoTime();

    /** Makes a token of the right claims that is not good. */
    interface Forgery extends BiFunction<SignInScene, JWTClaimsSet, String> {}

    @BeforeEach
    void begin() {
        scene.with(Map.of("joining", true));
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void tokenThatIsNotGoodSignsNobodyIn() {
        for (Named<Forgery> forgery : forgeries()) {
            Visitor visitor = scene.visitor();
            assertThat(visitor.comesWith(subject, claims -> forgery.getPayload().apply(scene, claims)))
                    .as(forgery.getName())
                    .isEqualTo(SignInScene.problem("provider-wrong"));
            visitor.who().expect(401);
        }
        assertThat(scene.visitor().comesWith(subject, scene.provider::signed)).isEqualTo(SECRETS);
    }

    private static List<Named<Forgery>> forgeries() {
        return List.of(
                Named.of("wrong nonce", signing((claims, now) -> claims.claim("nonce", "another"))),
                Named.of("no nonce", signing((claims, now) -> claims.claim("nonce", null))),
                Named.of("wrong audience", signing((claims, now) -> claims.audience("another client"))),
                Named.of(
                        "for two, by another",
                        signing((claims, now) -> claims.audience(List.of(FakeProvider.CLIENT, "other"))
                                .claim("azp", "other"))),
                Named.of(
                        "for two, by nobody",
                        signing((claims, now) -> claims.audience(List.of(FakeProvider.CLIENT, "other")))),
                Named.of("wrong issuer", signing((claims, now) -> claims.issuer("https://sso.example.test"))),
                Named.of("expired", signing((claims, now) -> claims.expirationTime(new Date(now - 90_000)))),
                Named.of("without end", signing((claims, now) -> claims.expirationTime(null))),
                Named.of("from the future", signing((claims, now) -> claims.issueTime(new Date(now + 120_000)))),
                Named.of("of last week", signing((claims, now) -> claims.issueTime(new Date(now - 700_000)))),
                Named.of("of nobody", signing((claims, now) -> claims.subject(null))),
                Named.of("unsigned", (scene, claims) -> new PlainJWT(claims).serialize()),
                Named.of("HS256 by the public key", OidcForgeryIT::byPublicKey),
                Named.of("by a foreign key", (scene, claims) -> FakeProvider.signed(claims, FakeProvider.newKey())),
                Named.of("by a foreign key of the same name", OidcForgeryIT::byNamesake),
                Named.of("with another payload", OidcForgeryIT::tampered),
                Named.of("no token at all", (scene, claims) -> "no.token.this"));
    }

    private static Forgery signing(BiFunction<JWTClaimsSet.Builder, Long, JWTClaimsSet.Builder> change) {
        return (scene, claims) -> scene.provider.signed(change.apply(
                        new JWTClaimsSet.Builder(claims), scene.server.clock().millis())
                .build());
    }

    private static String byPublicKey(SignInScene scene, JWTClaimsSet claims) {
        try {
            byte[] secret = scene.provider.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(scene.provider.key().getKeyID())
                            .build(),
                    claims);
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static String byNamesake(SignInScene scene, JWTClaimsSet claims) {
        String name = scene.provider.key().getKeyID();
        return FakeProvider.signed(
                claims, new RSAKey.Builder(FakeProvider.newKey()).keyID(name).build());
    }

    private static String tampered(SignInScene scene, JWTClaimsSet claims) {
        String[] parts = scene.provider.signed(claims).split("\\.");
        JWTClaimsSet other = new JWTClaimsSet.Builder(claims).subject("admin").build();
        return parts[0] + "." + Base64URL.encode(other.toString()) + "." + parts[2];
    }

    @Test
    void onlyTheBrowserThatBeganComesBackOnceAndInTime() {
        Visitor visitor = scene.visitor();
        Map<String, String> request = visitor.starts();
        String code = scene.code(request, subject);
        Visitor other = scene.visitor();
        assertThat(other.returns("state", request.get("state"), "code", code))
                .isEqualTo(SignInScene.problem("expired"));
        other.starts();
        assertThat(other.returns("state", request.get("state"), "code", code))
                .isEqualTo(SignInScene.problem("expired"));
        assertThat(visitor.returns("state", "s".repeat(43), "code", code)).isEqualTo(SignInScene.problem("expired"));
        assertThat(visitor.returns("code", code)).isEqualTo(SignInScene.problem("expired"));
        String cookies = visitor.browser().cookies().header();
        assertThat(visitor.returns("state", request.get("state"), "code", code)).isEqualTo(SECRETS);
        assertThat(visitor.returns("state", request.get("state"), "code", code))
                .isEqualTo(SignInScene.problem("expired"));
        // The browser's cookie is gone; whoever has kept it is late all the same
        Visitor thief = scene.visitor();
        Arrays.stream(cookies.split("; "))
                .map(cookie -> cookie.split("=", 2))
                .forEach(cookie -> thief.browser().cookies().set(cookie[0], cookie[1]));
        assertThat(thief.returns("state", request.get("state"), "code", scene.code(request, subject)))
                .isEqualTo(SignInScene.problem("expired"));

        Visitor late = scene.visitor();
        Map<String, String> old = late.starts();
        scene.server.clock().advance(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(late.returns("state", old.get("state"), "code", scene.code(old, subject)))
                .isEqualTo(SignInScene.problem("expired"));
        late.who().expect(401);
    }

    @Test
    void twoTabsOfOneBrowserDoNotDisturbEachOther() {
        Visitor visitor = scene.visitor();
        Map<String, String> one = visitor.starts();
        Map<String, String> two = visitor.starts();
        assertThat(one.get("nonce")).isNotEqualTo(two.get("nonce"));
        assertThat(one.get("code_challenge")).isNotEqualTo(two.get("code_challenge"));
        assertThat(visitor.returns("state", one.get("state"), "code", scene.code(two, subject)))
                .isEqualTo(SignInScene.problem("provider-wrong"));
        scene.provider.forgiveComplaints();
        assertThat(visitor.returns("state", two.get("state"), "code", scene.code(two, subject)))
                .isEqualTo(SECRETS);
    }

    @Test
    void answerOfAnotherProviderIsRefused() {
        Visitor visitor = scene.visitor();
        Map<String, String> request = visitor.starts();
        assertThat(visitor.returns(
                        "state",
                        request.get("state"),
                        "code",
                        scene.code(request, subject),
                        "iss",
                        "https://evil.example"))
                .isEqualTo(SignInScene.problem("provider-wrong"));
        scene.provider.description.put("authorization_response_iss_parameter_supported", true);
        scene.server.clock().advance(Duration.ofMinutes(11));
        Map<String, String> again = visitor.starts();
        assertThat(visitor.returns("state", again.get("state"), "code", scene.code(again, subject)))
                .isEqualTo(SignInScene.problem("provider-wrong"));
        Map<String, String> named = visitor.starts();
        assertThat(visitor.returns(
                        "state",
                        named.get("state"),
                        "code",
                        scene.code(named, subject),
                        "iss",
                        scene.provider.issuer()))
                .isEqualTo(SECRETS);
        Visitor shy = scene.visitor();
        Map<String, String> cancelled = shy.starts();
        assertThat(shy.returns(
                        "state", cancelled.get("state"), "error", "access_denied", "iss", scene.provider.issuer()))
                .isEqualTo(SignInScene.problem("cancelled"));
    }

    @Test
    void startLeadsToNoOtherPlace() {
        for (String place : new String[] {
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "/api/session",
            "/secrets?x=y",
            "secrets",
            "/mobile/",
            ""
        }) {
            assertThat(Api.browser(scene.server)
                            .post("/api/oidc/start", Map.of("workspace", scene.workspace, "page", place))
                            .expect(400)
                            .json()
                            .at("/errors/0/member")
                            .asText())
                    .as(place)
                    .isEqualTo("page");
        }
        Api.browser(scene.server)
                .post("/api/oidc/start", Map.of("workspace", "w_unknown"))
                .expect(404);
        Api.browser(scene.server)
                .from("https://evil.example")
                .post("/api/oidc/start", Map.of("workspace", scene.workspace))
                .expect(403);
    }
}
