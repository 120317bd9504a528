package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Sign-in by a real Keycloak, from its set-up to the end of the session on both sides. On a server of its own: Keycloak's
 * tokens have the real time.
 */
class ProviderJourneyIT {

    private static final String OWNER = "owner@acme.test";
    private static final String ANN = "ann@acme.test";

    private static TestServer server;
    private static Keycloak keycloak;

    @BeforeAll
    static void begin() {
        Browsers.shell();
        server = TestServer.with().start();
        keycloak = Keycloak.start(server);
        server.needles().add(Keycloak.SECRET);
    }

    @AfterAll
    static void end() {
        try (TestServer last = server;
                Keycloak other = keycloak) {
            // Both end
        }
    }

    @Test
    void ownerSetsItUpAndAnnSignsInConfirmsAndSignsOut() {
        Pocket owner = Pocket.of(server, OWNER);
        Pocket ann = Pocket.of(server, ANN);
        setUp(owner);
        try (Desk desk = new Desk(server)) {
            desk.manners().allow(keycloak.origin());
            signIn(desk);
            reveals(desk, ann);
            goesOnAfterTheSessionsEnd(desk);
            isSignedOutByKeycloak(desk);
            signsOutOnBothSides(desk);
        }
        onlyOwnersUsePasswords(owner);
    }

    private void setUp(Pocket owner) {
        try (Desk desk = new Desk(server)) {
            desk.signedIn(OWNER).link("Settings").click();
            Locator section = desk.page().locator("provider-settings");
            assertThat(section).containsText("Let members sign in with your company’s identity provider");
            section.getByText("Set up").click();
            assertThat(section).containsText(server.publicUrl() + "/api/oidc/callback");
            desk.field("Name on the button").fill("Acme SSO");
            desk.field("Issuer").fill(keycloak.issuer() + "x");
            desk.button("Test connection").click();
            assertThat(section.getByRole(AriaRole.ALERT)).containsText("answers with status 404");
            desk.field("Issuer").fill(keycloak.issuer());
            desk.button("Test connection").click();
            assertThat(section).containsText("It answers, and will do.");
            Screens.glance(desk.page(), "settings-provider-test");
            desk.field("Client ID").fill(Keycloak.CLIENT);
            desk.field("Client secret").fill(Keycloak.SECRET);
            desk.field("Email domains").fill("globex.test");
            desk.button("Add group").click();
            desk.field("Group").fill("staff");
            section.getByText("Save").click();
            assertThat(section.getByRole(AriaRole.ALERT)).containsText("Another workspace has people at globex.test");
            Screens.look(desk.page(), "settings-provider");
            desk.field("Email domains").fill("acme.test");
            section.getByText("Save").click();
            assertThat(desk.dialogSays("Confirm your identity to continue"))
                    .containsText("roles by the claim \"groups\": user for \"staff\"");
            owner.tapItsMe();
            assertThat(desk.toast()).containsText("Sign-in is changed");
            assertThat(section).containsText("Members continue with Acme SSO");
            Screens.look(desk.page(), "settings-provider-set");
        }
    }

    /** Keycloak's form is filled in, unless Ann is signed in there. */
    private void signIn(Desk desk) {
        desk.page().navigate("/vaults");
        desk.field("Email").fill(ANN);
        desk.field("Password").focus();
        Screens.look(desk.page(), "sign-in-provider");
        desk.button("Continue with Acme SSO").click();
        assertThat(desk.page().locator("#username")).hasValue(ANN);
        desk.page().locator("#password").fill(Keycloak.PASSWORD);
        desk.page().locator("#kc-login").click();
        assertThat(desk.page()).hasURL(server.publicUrl() + "/vaults");
        assertThat(desk.page().locator(".side .who")).containsText("Ann Archer");
    }

    private void reveals(Desk desk, Pocket ann) {
        desk.openSecret("Production database");
        desk.askToReveal();
        ann.tapItsMe();
        assertThat(desk.value().first()).isVisible();
    }

    private void goesOnAfterTheSessionsEnd(Desk desk) {
        // Whatever is told first that the session has ended asks to sign in again
        desk.awaitAnswers();
        endSessionsOfAnn();
        desk.link("Sessions").click();
        Locator again = desk.page().locator("sign-in-again dialog");
        assertThat(again).containsText("Your session has ended");
        Locator elsewhere = again.getByText("Continue with Acme SSO");
        assertThat(elsewhere).isVisible();
        Screens.look(desk.page(), "sign-in-again-provider");
        desk.context().waitForPage(elsewhere::click);
        assertThat(again).hasCount(0);
        assertThat(desk.heading("Sessions")).isVisible();
    }

    private static void endSessionsOfAnn() {
        Api api = Journey.signedIn(server, ANN);
        api.get("/api/sessions?limit=200").json().path("items").forEach(session -> {
            if (!session.path("current").asBoolean()) {
                api.delete("/api/sessions/" + session.path("id").asText()).expect(204);
            }
        });
    }

    private void isSignedOutByKeycloak(Desk desk) {
        Page tab = desk.newTab();
        tab.navigate(keycloak.signOut());
        tab.locator("#kc-logout").click();
        assertThat(tab.getByText(Pattern.compile("logged out", Pattern.CASE_INSENSITIVE))
                        .first())
                .isVisible();
        tab.close();
        desk.page().navigate("/sign-in");
        assertThat(desk.heading("Sign in to Countersign")).isVisible();
    }

    private void signsOutOnBothSides(Desk desk) {
        signIn(desk);
        desk.page().locator(".side").getByLabel("Sign out").click();
        Locator notice = desk.page().locator(".notice");
        assertThat(notice).containsText("You are signed out here, and still signed in at Acme SSO.");
        Screens.look(desk.page(), "signed-out");
        notice.getByRole(AriaRole.LINK).click();
        desk.page().locator("#kc-logout").click();
        assertThat(desk.page()).hasURL(server.publicUrl() + "/sign-in");
        assertThat(desk.heading("Sign in to Countersign")).isVisible();
    }

    private void onlyOwnersUsePasswords(Pocket owner) {
        Api api = Journey.signedIn(server, OWNER);
        Map<String, Object> settings = Map.of(
                "name", "Acme SSO", "issuer", keycloak.issuer(), "clientId", Keycloak.CLIENT, "passwords", "owners");
        Journey.confirmed(api, owner.phone(), as -> as.put("/api/workspace/oidc", settings))
                .expect(200);
        String workspace = api.get("/api/session").json().at("/workspace/id").asText();
        try (Desk desk = new Desk(server)) {
            desk.page().navigate("/sign-in?problem=not-a-member&workspace=" + workspace);
            assertThat(desk.page().locator(".notice")).containsText("Ask an admin to invite you");
            assertThat(desk.button("Continue with Acme SSO")).isVisible();
            Screens.look(desk.page(), "sign-in-provider-only");
            desk.page().getByText("Sign in with a password").click();
            desk.field("Email").fill(OWNER);
            desk.field("Password").fill(Api.DEMO_PASSWORD);
            desk.button("Sign in").click();
            assertThat(desk.heading("Secrets")).isVisible();
        }
    }
}
