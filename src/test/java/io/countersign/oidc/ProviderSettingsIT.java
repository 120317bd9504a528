package io.countersign.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who says by which provider a workspace signs in, and what it must be like. */
class ProviderSettingsIT {

    private static final String PATH = "/api/workspace/oidc";

    private final SignInScene scene = new SignInScene();

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void ownerSetsItUpAndNobodyReadsTheSecret() {
        Answer none = scene.owner.get(PATH).expect(200);
        assertThat(none.json().has("provider")).isFalse();
        assertThat(none.json().path("redirectUri").asText()).isEqualTo(scene.server.publicUrl() + "/api/oidc/callback");

        Map<String, Object> settings = scene.settings(Map.of(
                "joining", true, "roles", List.of(Map.of("group", "it", "role", "admin")), "passwords", "owners"));
        Answer asked = scene.owner.put(PATH, settings).expect(401);
        assertThat(asked.confirmation().path("text").asText())
                .contains(
                        "\"Globex SSO\" at " + scene.provider.issuer(),
                        "with a new secret",
                        "globex.test",
                        "admin for \"it\", user for all others",
                        "new people join as user",
                        "passwords for owners only")
                .doesNotContain(FakeProvider.SECRET);
        scene.phone.approve(asked.confirmationId()).expect(200);
        Map<String, Object> other = new HashMap<>(settings);
        other.put("clientSecret", "another one");
        scene.owner.confirmed(asked.confirmationId()).put(PATH, other).expect(403);
        Answer set = scene.owner
                .confirmed(asked.confirmationId())
                .put(PATH, settings)
                .expect(200);
        assertThat(set.json().at("/provider/hasClientSecret").asBoolean()).isTrue();
        assertThat(set.text() + scene.owner.get(PATH).text()).doesNotContain(FakeProvider.SECRET, "clientSecret\"");

        settings.remove("clientSecret");
        Answer kept = Journey.confirmed(scene.owner, scene.phone, as -> as.put(PATH, settings));
        assertThat(kept.expect(200).json().at("/provider/hasClientSecret").asBoolean())
                .isTrue();
        String email = scene.joined("s" + System.nanoTime());
        assertThat(scene.member(email).path("role").asText()).isEqualTo("user");
        settings.put("clientId", "another client");
        assertNamed("clientSecret", settings);
        settings.put("clientSecret", "");
        Answer open = Journey.confirmed(scene.owner, scene.phone, as -> as.put(PATH, settings));
        assertThat(open.expect(200).json().at("/provider/hasClientSecret").asBoolean(true))
                .isFalse();
        assertThat(scene.owner
                        .get("/api/audit?event=workspace.sign-in-changed&limit=1")
                        .text())
                .contains("Globex SSO (" + scene.provider.issuer() + ")");
    }

    @Test
    void onlyOwnersDo() {
        Map<String, Object> settings = scene.settings(Map.of("domains", List.of()));
        for (String who : new String[] {"admin@acme.test", "ann@acme.test", "guest@acme.test"}) {
            Api api = Journey.signedIn(scene.server, who);
            assertThat(api.put(PATH, settings).expect(403).problem()).as(who).isEqualTo("forbidden");
            api.delete(PATH).expect(403);
            api.post(PATH + "/test", Map.of("issuer", scene.provider.issuer())).expect(403);
            api.get(PATH).expect(who.startsWith("admin") ? 200 : 403);
        }
        Api.browser(scene.server).put(PATH, settings).expect(401);
        scene.owner.delete(PATH).expect(404);
        scene.owner
                .post(PATH + "/test", Map.of("issuer", scene.provider.issuer()))
                .expect(200);
    }

    @Test
    void providerThatWillNotDoIsRefusedBeforeAnybodyIsAsked() {
        for (String issuer : new String[] {
            "http://sso.example.test",
            "https://10.0.0.1/realms/x",
            "https://[::1]/",
            "https://169.254.169.254",
            "https://user:word@sso.example.test",
            "https://sso.example.test?x=y",
            "https://sso.example.test#y",
            "file:///etc/passwd",
            "http://localhost:1/",
            "no url",
            "/relative"
        }) {
            assertNamed("issuer", scene.settings(Map.of("issuer", issuer)));
        }
        scene.provider.breaks("garbage");
        assertNamed("issuer", scene.settings(Map.of()));
        scene.provider.breaks("503");
        assertNamed("issuer", scene.settings(Map.of()));
        scene.provider.breaks("");
        assertWrongWith("issuer", scene.provider.issuer() + "/");
        assertWrongWith("authorization_endpoint", "javascript:alert(1)");
        assertWrongWith("authorization_endpoint", "http://sso.example.test/authorize");
        assertWrongWith("token_endpoint", "http://sso.example.test/token");
        assertWrongWith("jwks_uri", "");
        assertWrongWith("response_types_supported", List.of("id_token"));
        scene.owner.put(PATH, scene.settings(Map.of())).expect(401);
    }

    @Test
    void partsThatDoNotGoTogetherAreRefused() {
        assertNamed("joining", scene.settings(Map.of("joining", true, "domains", List.of())));
        assertNamed("roles", scene.settings(Map.of("roles", List.of(Map.of("group", "it", "role", "owner")))));
        Map<String, Object> it = Map.of("group", "it", "role", "admin");
        assertNamed("roles", scene.settings(Map.of("roles", List.of(it, it))));
        assertNamed("otherRole", scene.settings(Map.of("otherRole", "admin")));
        assertNamed("domains.<list element>", scene.settings(Map.of("domains", List.of("Globex.test"))));
        assertNamed("name", scene.settings(Map.of("name", " ")));
        assertThat(scene.owner
                        .put(PATH, scene.settings(Map.of("domains", List.of("acme.test"))))
                        .expect(409)
                        .problem())
                .isEqualTo("domain-taken");
    }

    @Test
    void largestSettingsFit() {
        List<Map<String, String>> roles = new ArrayList<>();
        List<String> domains = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            roles.add(Map.of("group", i + "g".repeat(78), "role", "super-admin"));
        }
        for (int i = 0; i < 10; i++) {
            domains.add(i + "d".repeat(94) + ".test");
        }
        Map<String, Object> settings = scene.settings(Map.of(
                "name", "N".repeat(60),
                "clientId", "c".repeat(100),
                "clientSecret", "s".repeat(400),
                "groupsClaim", "g".repeat(60),
                "domains", domains,
                "joining", true,
                "roles", roles));
        Answer set = Journey.confirmed(scene.owner, scene.phone, as -> as.put(PATH, settings));
        assertThat(set.expect(200).json().at("/provider/roles")).hasSize(20);
    }

    private void assertWrongWith(String member, Object value) {
        Object before = scene.provider.description.put(member, value);
        assertNamed("issuer", scene.settings(Map.of()));
        scene.provider.description.put(member, before);
    }

    private void assertNamed(String member, Map<String, Object> settings) {
        Answer answer = scene.owner.put(PATH, settings).expect(400);
        assertThat(answer.json().at("/errors/0/member").asText())
                .as(answer.toString())
                .isEqualTo(member);
    }
}
