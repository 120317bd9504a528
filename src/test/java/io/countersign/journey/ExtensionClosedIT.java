package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A panel that is closed while it waits loses nothing: the worker tells how it ended, and the panel goes on with it. */
class ExtensionClosedIT extends BrowserJourney {

    private static final String TYPED = "typed before it closed 8831";

    private Pocket phone;
    private Api api;
    private ExtensionBrowser browser;
    private Panel panel;

    @BeforeEach
    void signIn() {
        api = Journey.signedIn(server, ANN);
        server.needles().addValue(TYPED);
        phone = pocket(ANN);
        browser = extension();
        panel = browser.signedIn(ANN);
    }

    @Test
    void closedWhileWaitingThenToldAndCompletedOnOpening() {
        String secret = Journey.createSecret(api, "Gate " + System.nanoTime(), "old gate value 1", true);
        String revealed = askToReveal(secret);
        panel.close();
        phone.tapItsMe();
        browser.awaitNotification(revealed);
        panel = browser.panel();
        assertThat(panel.value()).hasText("old gate value 1");
        assertThat(browser.ask("chrome.notifications.getAll()")).isEqualTo("{}");

        String edited = edit();
        panel.close();
        panel = browser.panel();
        assertThat(panel.page().getByLabel("Note")).hasValue(TYPED);
        assertThat(panel.asks("Edit the secret")).isEqualTo(edited);
        panel.close();
        browser.stopWorker();
        phone.tapItsMe();
        browser.ring("watch");
        browser.awaitNotification(edited);
        panel = browser.panel();
        assertThat(panel.toast()).containsText("Identity is confirmed. Changes saved");
        assertThat(panel.page().locator("secret-detail h1")).isVisible();
        assertThat(api.get("/api/secrets/" + secret).expect(200).header("ETag")).isEqualTo("\"2\"");
        assertThat(browser.ask("chrome.storage.session.get(null)"))
                .doesNotContain("held:")
                .doesNotContain(TYPED);
    }

    @Test
    void deniedOrTooLateWhileClosedThenThatIsSaidAndNothingAskedAnew() {
        String secret = Journey.createSecret(api, "Hatch " + System.nanoTime(), "old hatch value 1", true);
        String denied = askToReveal(secret);
        panel.close();
        phone.phone().deny(denied, false).expect(200);
        browser.awaitNotification(denied);
        panel = browser.panel();
        assertThat(panel.dialog()).containsText("This was denied on");
        Screens.lookInHand(panel.page(), "extension-denied");
        panel.button("Close").click();
        assertThat(phone.phone().requests()).isEmpty();

        String late = askToReveal(secret);
        panel.close();
        phone.tapItsMe();
        browser.awaitNotification(late);
        server.clock().advance(Duration.ofSeconds(61));
        panel = browser.panel();
        assertThat(panel.dialog()).containsText("This request has expired");
        assertThat(phone.phone().requests()).isEmpty();
        panel.button("Ask again").click();
        phone.tapItsMe();
        assertThat(panel.value()).hasText("old hatch value 1");
    }

    @Test
    void sessionEndedElsewhereThenItIsSignedInAgainAndWhatWasTypedStays() {
        String secret = Journey.createSecret(api, "Ladder " + System.nanoTime(), "old ladder value 1", false);
        goTo("/secrets/" + secret);
        startEditing();
        endSessionsOfClients();
        panel.button("Save changes").click();
        assertThat(panel.heading("Sign in to go on")).isVisible();
        assertThat(panel.field("Password")).isFocused();
        Screens.lookInHand(panel.page(), "extension-sign-in-again");
        panel.field("Password").fill(Api.DEMO_PASSWORD);
        panel.button("Sign in").click();
        panel.confirm(phone, "Edit the secret");
        assertThat(panel.toast()).containsText("Changes saved");
    }

    /** For who signs in by an identity provider, or types no password here. */
    @Test
    void connectedInTheBrowserWhileThePanelIsClosed() {
        String secret = Journey.createSecret(api, "Drawer " + System.nanoTime(), "old drawer value 1", true);
        panel.choose("Sign out");
        panel.button("Connect in the browser").click();
        Locator code = panel.page().locator(".user-code");
        assertThat(code).isVisible();
        Map<String, String> shown = Map.of("code", code.innerText());
        Screens.lookInHand(panel.page(), "extension-connecting");
        panel.close();
        Journey.confirmed(api, phone.phone(), as -> as.post("/api/session/connections/connect", shown))
                .expect(201);
        browser.awaitNotification("connected");
        panel = browser.panel();
        assertThat(panel.page().locator("secret-list a.row").first()).isVisible();

        panel.page().route("**/api/session", DialogEndingsIT::sayThatThereIsNoPassword);
        panel.page().reload();
        goTo("/secrets/" + secret);
        endSessionsOfClients();
        panel.button("Reveal").click();
        assertThat(panel.heading("Sign in to go on")).isVisible();
        assertThat(panel.button("Connect in the browser")).isVisible();
        assertThat(panel.field("Password")).hasCount(0);
        Screens.lookInHand(panel.page(), "extension-sign-in-again-no-password");
    }

    @Test
    void openedWhileTheServerIsAwayThenThatIsSaidAndTriedAgain() {
        browser.manners().allowOffline();
        panel.page().context().setOffline(true);
        panel.page().reload();
        assertThat(panel.heading("Countersign can’t be reached")).isVisible();
        Screens.lookInHand(panel.page(), "extension-away");

        panel.page().context().setOffline(false);
        panel.button("Try again").click();
        assertThat(panel.page().locator("secret-list a.row").first()).isVisible();
    }

    /** While the panel asks for nothing, so that what it does next is what finds its session ended. */
    private void endSessionsOfClients() {
        browser.awaitAnswers();
        api.get("/api/sessions?limit=200").expect(200).json().path("items").forEach(session -> {
            if (session.path("kind").asText().equals("client")) {
                api.delete("/api/sessions/" + session.path("id").asText()).expect(204);
            }
        });
    }

    private void goTo(String place) {
        panel.page().evaluate("place => { location.hash = place; }", place);
        assertThat(panel.page().locator("secret-attachments")).containsText("No files yet.");
    }

    private String askToReveal(String secret) {
        goTo("/secrets/" + secret);
        panel.button("Reveal").click();
        return panel.asks("View the secret");
    }

    private String edit() {
        startEditing();
        panel.button("Save changes").click();
        return panel.asks("Edit the secret");
    }

    private void startEditing() {
        panel.link("Edit").click();
        panel.button("Write a new one").click();
        panel.page().getByLabel("Note").fill(TYPED);
    }
}
