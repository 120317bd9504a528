package io.countersign.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Mail;
import io.countersign.testing.Phone;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets in by a workspace's identity provider, as whom, and who does not. */
class OidcSignInIT {

    private static final String SECRETS = "/secrets";

    private final SignInScene scene = new SignInScene();
    private final String subject = "s" + System.nanoTime();

    @BeforeEach
    void begin() {
        scene.with(Map.of("joining", true));
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
        assertThat(visitor.who().json().path("password").asBoolean(true)).isFalse();
        assertThat(scene.member(email).path("signsInBy").toString()).isEqualTo("[\"provider\"]");
        Phone phone = Journey.pairedPhone(ada.known(email));
        String secret = Journey.createSecret(ada, "Of Ada", "umbra saffron", true);
        assertThat(Journey.confirmed(ada, phone, as -> as.post("/api/secrets/" + secret + "/reveal"))
                        .status())
                .isEqualTo(200);
        assertThat(scene.owner.get("/api/audit?limit=200").expect(200).text())
                .contains("member.identity-bound", "member.joined", "member.signed-in")
                .doesNotContain(code, token);
        assertThat(visitor.returns("state", request.get("state"), "code", code))
                .isEqualTo(SignInScene.problem("expired"));
    }

    @Test
    void onlyWhoBelongsHereGetsIn() {
        assertThat(scene.visitor()
                        .comes(
                                subject,
                                claims -> claims.claim("email", subject + "@globex.test")
                                        .claim("email_verified", false)))
                .isEqualTo(SignInScene.problem("not-a-member"));
        assertThat(scene.visitor()
                        .comes(
                                subject,
                                claims -> claims.claim("email", subject + "@globex.test")
                                        .claim("email_verified", "true")))
                .isEqualTo(SignInScene.problem("not-a-member"));
        assertThat(scene.visitor().comes(subject, claims -> claims)).isEqualTo(SignInScene.problem("not-a-member"));
        assertThat(scene.visitor().comesAs(subject, subject + "@elsewhere.test", Map.of()))
                .isEqualTo(SignInScene.problem("not-a-member"));
        assertThat(scene.visitor().comesAs(subject, "ann@acme.test", Map.of()))
                .isEqualTo(SignInScene.problem("not-a-member"));
        String email = scene.joined(subject);
        scene.with(Map.of("joining", false));
        assertThat(scene.visitor().comesAs(subject + "x", subject + "x@globex.test", Map.of()))
                .isEqualTo(SignInScene.problem("not-a-member"));
        scene.deactivate(email);
        Visitor gone = scene.visitor();
        assertThat(gone.comesAs(subject, email, Map.of())).isEqualTo(SignInScene.problem("deactivated"));
        assertThat(gone.comesAs(subject + "y", email, Map.of())).isEqualTo(SignInScene.problem("deactivated"));
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
        assertThat(foreign.comesAs(subject + "c", email, Map.of())).isEqualTo(SignInScene.problem("other-identity"));
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
        for (Map<String, String> none :
                List.of(Map.of("email", "ann@acme.test"), Map.of("email", "no address"), Map.of("workspace", "w_x"))) {
            assertThat(stranger.post("/api/oidc/lookup", none).expect(200).text())
                    .isEqualTo("{}");
        }
        assertThat(stranger.post("/api/oidc/lookup", Map.of()).expect(200).text())
                .isEqualTo("{\"byAddress\":true}");
    }
}
