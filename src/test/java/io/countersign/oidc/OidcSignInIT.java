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
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Mail;
import io.countersign.testing.Phone;
import io.countersign.testing.Together;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;

/** Sign-in by a workspace's identity provider: who gets in, who does not, and by which tricks nobody does. */
class OidcSignInIT {

    private static final String SECRETS = "/secrets";

    private final SignInScene scene = new SignInScene();
    private String subject;

    /** Makes a token of the right claims that is not good. */
    interface Forgery extends BiFunction<SignInScene, JWTClaimsSet, String> {}

    @BeforeEach
    void begin() {
        scene.with(Map.of("joining", true));
        subject = "s" + System.nanoTime();
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void whoHasSignedInThereIsInHereAndConfirmsAsEverybodyDoes() {
        Visitor visitor = scene.visitor();
        Map<String, String> request = visitor.starts("email", "ada@globex.test", "page", "/people/teams");
        assertThat(request)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", FakeProvider.CLIENT)
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("scope", "openid email profile")
                .containsEntry("login_hint", "ada@globex.test")
                .containsEntry("redirect_uri", scene.server.publicUrl() + "/api/oidc/callback")
                .containsEntry("tenant", "1");
        String email = subject + "@globex.test";
        String token = scene.provider.signed(scene.provider
                .claims(request, subject)
                .claim("email", email.toUpperCase(Locale.ROOT))
                .claim("email_verified", true)
                .claim("name", "Ada Adams")
                .build());
        String code = scene.provider.code(request, token);
        assertThat(visitor.returns("state", request.get("state"), "code", code, "iss", scene.provider.issuer()))
                .isEqualTo("/people/teams");
        assertThat(visitor.who().expect(200).json().at("/member/name").asText()).isEqualTo("Ada Adams");
        assertThat(visitor.who().json().at("/member/email").asText()).isEqualTo(email);

        Api ada = visitor.browser();
        assertThat(ada.get("/api/profile").expect(200).json().path("password").asBoolean(true))
                .isFalse();
        assertThat(ada.post(
                                "/api/profile/password",
                                Map.of("current", "none at all", "password", "a new password of mine"))
                        .expect(409)
                        .problem())
                .isEqualTo("passwords-off");
        Phone phone = Journey.pairedPhone(ada.known(email));
        String secret = Journey.createSecret(ada, "Of Ada", "umbra saffron", true);
        assertThat(Journey.confirmed(ada, phone, as -> as.post("/api/secrets/" + secret + "/reveal"))
                        .status())
                .isEqualTo(200);
        assertThat(scene.owner.get("/api/audit?limit=200").expect(200).text())
                .contains("member.identity-bound", "member.joined", "member.signed-in")
                .doesNotContain(code, token);
        assertThat(visitor.returns("state", request.get("state"), "code", code)).isEqualTo(problem("expired"));
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
                Named.of("HS256 by the public key", OidcSignInIT::byPublicKey),
                Named.of("by a foreign key", (scene, claims) -> FakeProvider.signed(claims, FakeProvider.newKey())),
                Named.of("by a foreign key of the same name", OidcSignInIT::byNamesake),
                Named.of("with another payload", OidcSignInIT::tampered),
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
    void tokenThatIsNotGoodSignsNobodyIn() {
        for (Named<Forgery> forgery : forgeries()) {
            Visitor visitor = scene.visitor();
            assertThat(visitor.comesWith(subject, claims -> forgery.getPayload().apply(scene, claims)))
                    .as(forgery.getName())
                    .isEqualTo(problem("provider-wrong"));
            visitor.who().expect(401);
        }
        assertThat(scene.visitor().comesWith(subject, scene.provider::signed)).isEqualTo(SECRETS);
    }

    @Test
    void onlyTheBrowserThatBeganComesBackOnceAndInTime() {
        Visitor visitor = scene.visitor();
        Map<String, String> request = visitor.starts();
        String code = right(request);
        Visitor other = scene.visitor();
        assertThat(other.returns("state", request.get("state"), "code", code)).isEqualTo(problem("expired"));
        other.starts();
        assertThat(other.returns("state", request.get("state"), "code", code)).isEqualTo(problem("expired"));
        assertThat(visitor.returns("state", "s".repeat(43), "code", code)).isEqualTo(problem("expired"));
        assertThat(visitor.returns("code", code)).isEqualTo(problem("expired"));
        assertThat(visitor.returns("state", request.get("state"), "code", code)).isEqualTo(SECRETS);
        assertThat(visitor.returns("state", request.get("state"), "code", code)).isEqualTo(problem("expired"));

        Visitor late = scene.visitor();
        Map<String, String> old = late.starts();
        scene.server.clock().advance(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(late.returns("state", old.get("state"), "code", right(old))).isEqualTo(problem("expired"));
        late.who().expect(401);
    }

    @Test
    void twoTabsOfOneBrowserDoNotDisturbEachOther() {
        Visitor visitor = scene.visitor();
        Map<String, String> one = visitor.starts();
        Map<String, String> two = visitor.starts();
        assertThat(one.get("nonce")).isNotEqualTo(two.get("nonce"));
        assertThat(one.get("code_challenge")).isNotEqualTo(two.get("code_challenge"));
        assertThat(visitor.returns("state", one.get("state"), "code", right(two)))
                .isEqualTo(problem("provider-wrong"));
        scene.provider.forgiveComplaints();
        assertThat(visitor.returns("state", two.get("state"), "code", right(two)))
                .isEqualTo(SECRETS);
    }

    @Test
    void answerOfAnotherProviderIsRefused() {
        Visitor visitor = scene.visitor();
        Map<String, String> request = visitor.starts();
        assertThat(visitor.returns(
                        "state", request.get("state"), "code", right(request), "iss", "https://evil.example"))
                .isEqualTo(problem("provider-wrong"));
        scene.provider.description.put("authorization_response_iss_parameter_supported", true);
        scene.server.clock().advance(Duration.ofMinutes(11));
        Map<String, String> again = visitor.starts();
        assertThat(visitor.returns("state", again.get("state"), "code", right(again)))
                .isEqualTo(problem("provider-wrong"));
        Map<String, String> named = visitor.starts();
        assertThat(visitor.returns("state", named.get("state"), "code", right(named), "iss", scene.provider.issuer()))
                .isEqualTo(SECRETS);
        Visitor shy = scene.visitor();
        Map<String, String> cancelled = shy.starts();
        assertThat(shy.returns(
                        "state", cancelled.get("state"), "error", "access_denied", "iss", scene.provider.issuer()))
                .isEqualTo(problem("cancelled"));
    }

    @Test
    void rotatedKeyIsFoundByItself() {
        scene.joined(subject);
        scene.provider.rotate();
        assertThat(scene.visitor().comesAs(subject, subject + "@globex.test", Map.of()))
                .isEqualTo(SECRETS);
    }

    @Test
    void addressMayComeFromUserinfo() {
        scene.provider.description.put("userinfo_endpoint", scene.provider.issuer() + "/userinfo");
        scene.server.clock().advance(Duration.ofMinutes(11));
        String email = subject + "@globex.test";
        scene.provider.userinfo.putAll(Map.of("sub", subject, "email", email, "email_verified", true, "name", "Thin"));
        Visitor visitor = scene.visitor();
        assertThat(visitor.comes(subject, claims -> claims)).isEqualTo(SECRETS);
        assertThat(visitor.who().json().at("/member/email").asText()).isEqualTo(email);
        assertThat(scene.visitor().comes(subject + "x", claims -> claims)).isEqualTo(problem("provider-wrong"));
    }

    @Test
    void twoAtOnceAreOneMemberAndOneCodeIsOneSession() {
        List<Visitor> visitors = List.of(scene.visitor(), scene.visitor(), scene.visitor());
        Queue<Visitor> waiting = new ConcurrentLinkedQueue<>(visitors);
        assertThat(Together.times(3, () -> waiting.remove().comesAs(subject, subject + "@globex.test", Map.of())))
                .containsOnly(SECRETS);
        assertThat(visitors.stream()
                        .map(one -> one.who().json().at("/member/id").asText()))
                .containsOnly(scene.member(subject + "@globex.test").path("id").asText());
        Visitor visitor = scene.visitor();
        Map<String, String> request = visitor.starts();
        String code = right(request);
        assertThat(Together.times(3, () -> visitor.returns("state", request.get("state"), "code", code)))
                .containsExactlyInAnyOrder(SECRETS, problem("expired"), problem("expired"));
    }

    @Test
    void onlyWhoBelongsHereGetsIn() {
        assertThat(scene.visitor()
                        .comes(
                                subject,
                                claims -> claims.claim("email", subject + "@globex.test")
                                        .claim("email_verified", false)))
                .isEqualTo(problem("not-a-member"));
        assertThat(scene.visitor()
                        .comes(
                                subject,
                                claims -> claims.claim("email", subject + "@globex.test")
                                        .claim("email_verified", "true")))
                .isEqualTo(problem("not-a-member"));
        assertThat(scene.visitor().comes(subject, claims -> claims)).isEqualTo(problem("not-a-member"));
        assertThat(scene.visitor().comesAs(subject, subject + "@elsewhere.test", Map.of()))
                .isEqualTo(problem("not-a-member"));
        assertThat(scene.visitor().comesAs(subject, "ann@acme.test", Map.of())).isEqualTo(problem("not-a-member"));
        String email = scene.joined(subject);
        scene.with(Map.of("joining", false));
        assertThat(scene.visitor().comesAs(subject + "x", subject + "x@globex.test", Map.of()))
                .isEqualTo(problem("not-a-member"));
        scene.deactivate(email);
        Visitor gone = scene.visitor();
        assertThat(gone.comesAs(subject, email, Map.of())).isEqualTo(problem("deactivated"));
        assertThat(gone.comesAs(subject + "y", email, Map.of())).isEqualTo(problem("deactivated"));
        gone.who().expect(401);
    }

    @Test
    void subjectStaysWhoItIsWhateverItsAddress() {
        String email = scene.joined(subject);
        String other = scene.joined(subject + "b");
        Visitor moved = scene.visitor();
        assertThat(moved.comesAs(subject, other, Map.of())).isEqualTo(SECRETS);
        assertThat(moved.who().json().at("/member/email").asText()).isEqualTo(email);
        Visitor foreign = scene.visitor();
        assertThat(foreign.comesAs(subject + "c", email, Map.of())).isEqualTo(problem("other-identity"));
        scene.deactivate(email);
        scene.change(email, Map.of("active", true)).expect(200);
        assertThat(foreign.comesAs(subject + "c", email, Map.of())).isEqualTo(SECRETS);
    }

    @Test
    void groupsGiveRolesAtEachSignInAndNeverAnOwners() {
        scene.with(Map.of(
                "joining",
                true,
                "otherRole",
                "guest",
                "roles",
                List.of(Map.of("group", "it", "role", "admin"), Map.of("group", "staff", "role", "user"))));
        String email = subject + "@globex.test";
        assertRole(email, "admin", Map.of("groups", List.of("staff", "it")));
        assertRole(email, "user", Map.of("groups", "staff"));
        assertRole(email, "guest", Map.of("groups", List.of("IT", "others")));
        assertRole(email, "guest", Map.of());
        assertThat(scene.owner.get("/api/audit?event=member.changed&limit=200").text())
                .contains(subject);
        scene.change(email, Map.of("role", "owner")).expect(200);
        assertRole(email, "owner", Map.of("groups", List.of("staff")));
        scene.change(email, Map.of("role", "user")).expect(200);
    }

    private void assertRole(String email, String role, Map<String, Object> claims) {
        Visitor visitor = scene.visitor();
        assertThat(visitor.comesAs(subject, email, claims)).isEqualTo(SECRETS);
        assertThat(visitor.who().json().at("/member/role").asText()).isEqualTo(role);
    }

    @Test
    void whoIsInvitedJoinsByTheProviderAndThereIsNoWayByPassword() {
        String email = subject + "@elsewhere.test";
        scene.with(Map.of("passwords", "owners"));
        scene.owner
                .post("/api/members", Map.of("email", email, "name", "Ines", "role", "guest"))
                .expect(201);
        Mail mail = scene.server.mailbox().take(email);
        String token = mail.link().replaceAll(".*#", "");
        scene.server.needles().add(token);
        Api stranger = Api.browser(scene.server);
        var preview = stranger.post("/api/invitations/preview", Map.of("token", token))
                .expect(200)
                .json();
        assertThat(preview.path("password").asBoolean(true)).isFalse();
        assertThat(preview.path("workspaceId").asText()).isEqualTo(scene.workspace);
        Map<String, Object> accepting = Map.of("token", token, "name", "Ines", "password", "correct horse battery");
        assertThat(stranger.post("/api/invitations/accept", accepting)
                        .expect(409)
                        .problem())
                .isEqualTo("passwords-off");

        Visitor ines = scene.visitor();
        assertThat(ines.comesAs(subject, email, Map.of())).isEqualTo(SECRETS);
        assertThat(ines.who().json().at("/member/role").asText()).isEqualTo("guest");
        stranger.post("/api/invitations/accept", accepting).expect(404);
        assertThat(Journey.signedIn(scene.server, SignInScene.OWNER)
                        .get("/api/profile")
                        .json()
                        .path("password")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void endedProviderLeavesAWayInByPassword() {
        String email = scene.joined(subject);
        scene.with(Map.of("passwords", "owners"));
        Journey.confirmed(scene.owner, scene.phone, as -> as.delete("/api/workspace/oidc"))
                .expect(204);
        Mail mail = scene.server.mailbox().take(email);
        String token = mail.link().replaceAll(".*#", "");
        scene.server.needles().add(token);
        Api back = Api.browser(scene.server);
        back.post(
                        "/api/invitations/accept",
                        Map.of("token", token, "name", "Back again", "password", "correct horse battery"))
                .expect(201);
        back.signIn(email, "correct horse battery");
        scene.with(Map.of("passwords", "owners"));
        assertThat(Api.browser(scene.server)
                        .post("/api/session", Map.of("email", email, "password", "correct horse battery"))
                        .expect(401)
                        .problem())
                .isEqualTo("sign-in-failed");
    }

    @Test
    void brokenProviderIsSaidSoAndEverythingElseGoesOn() {
        Map<String, String> said = Map.of(
                "500", "provider-unavailable",
                "429", "provider-unavailable",
                "endless", "provider-unavailable",
                "garbage", "provider-wrong",
                "302", "provider-wrong");
        said.forEach((how, problem) -> {
            Visitor visitor = scene.visitor();
            Map<String, String> request = visitor.starts();
            scene.provider.breaks(how);
            assertThat(visitor.returns("state", request.get("state"), "code", right(request)))
                    .as(how)
                    .isEqualTo(problem(problem));
            scene.server.clock().advance(Duration.ofMinutes(11));
            Answer start = visitor.browser().post("/api/oidc/start", Map.of("workspace", scene.workspace));
            assertThat(start.expect(503).problem()).isEqualTo("provider-unavailable");
            Answer change = scene.owner.put("/api/workspace/oidc", scene.settings(Map.of()));
            assertThat(change.expect(400).json().at("/errors/0/member").asText())
                    .as(how)
                    .isEqualTo("issuer");
            scene.provider.breaks("");
            scene.server.clock().advance(Duration.ofSeconds(6));
        });
        Journey.signedIn(scene.server, SignInScene.OWNER);
        scene.owner.get("/api/session").expect(200);
    }

    @Test
    void silentProviderIsGivenUpInTime() {
        Visitor visitor = scene.visitor();
        Map<String, String> request = visitor.starts();
        scene.provider.breaks("silent");
        long begin = System.nanoTime();
        assertThat(visitor.returns("state", request.get("state"), "code", right(request)))
                .isEqualTo(problem("provider-unavailable"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(9));
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

    @Test
    void lookupTellsOfDomainsAndNotOfPeople() {
        Api stranger = Api.browser(scene.server);
        var known = stranger.post("/api/oidc/lookup", Map.of("email", "Eve@Globex.test"))
                .expect(200);
        assertThat(known.json().path("workspace").asText()).isEqualTo(scene.workspace);
        assertThat(known.json().path("name").asText()).isEqualTo("Globex SSO");
        assertThat(stranger.post("/api/oidc/lookup", Map.of("email", "nobody@globex.test"))
                        .text())
                .isEqualTo(known.text());
        assertThat(stranger.post("/api/oidc/lookup", Map.of("workspace", scene.workspace))
                        .text())
                .isEqualTo(known.text());
        for (Map<String, String> none : List.of(
                Map.of("email", "ann@acme.test"),
                Map.of("email", "no address"),
                Map.of("workspace", "w_x"),
                Map.<String, String>of())) {
            assertThat(stranger.post("/api/oidc/lookup", none).expect(200).text())
                    .isEqualTo("{}");
        }
    }

    private String right(Map<String, String> request) {
        return scene.provider.code(
                request,
                scene.provider.signed(scene.provider
                        .claims(request, subject)
                        .claim("email", subject + "@globex.test")
                        .claim("email_verified", true)
                        .build()));
    }

    private static String problem(String kind) {
        return "/sign-in?problem=" + kind;
    }
}
