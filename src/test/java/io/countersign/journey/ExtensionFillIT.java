package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sign-in form is filled when its member asks for it, by the real popup, on the page that is meant and nowhere else. */
class ExtensionFillIT extends BrowserJourney {

    private static final String USER = "ann.archer";
    private static final String PASSWORD = "filled-in 5-17-Kite";
    private static final String SAW =
            "addEventListener('input', ({target}) => (window.saw ??= []).push(target.name), true);"
                    + "addEventListener('change', ({target}) => (window.saw ??= []).push(target.name), true)";

    private final SignInSite site = new SignInSite();
    private ExtensionBrowser browser;
    private String secret;

    @BeforeEach
    void annHasASignIn() {
        server.needles().addValue(PASSWORD);
        secret = create(site.origin() + "/start", false);
        browser = extension();
        browser.signedIn(ANN).close();
    }

    @AfterEach
    void closeTheSite() {
        site.close();
    }

    @Test
    void pageOfTheSecretIsFilledAndItsForeignFrameIsNot() {
        Page page = open(site.origin() + "/form");
        page.evaluate(SAW);
        fill(page).awaitText("User name and password filled");

        assertThat(page.locator("[name=login]")).hasValue(USER);
        assertThat(page.locator("[name=word]")).hasValue(PASSWORD);
        assertThat(page.evaluate("saw.join()")).isEqualTo("login,login,word,word");
        for (String other : new String[] {"q", "fresh", "unseen"}) {
            assertThat(page.locator("[name=" + other + "]")).hasValue("");
        }
        for (Frame frame : page.frames().subList(1, page.frames().size())) {
            frame.locator("input").all().forEach(input -> assertThat(input).hasValue(""));
        }
    }

    @Test
    void pageThatIsNotTheSecretsIsFilledOnlyAfterTheQuestionThatNamesBoth() {
        Page page = open(site.other() + "/form");
        Popup popup = fill(page);
        popup.awaitText("This secret is for " + site.origin().substring(7) + ". You are on "
                + site.other().substring(7));
        popup.press("Cancel");
        assertThat(page.locator("[name=word]")).hasValue("");
        popup.press("Fill sign-in");
        popup.press("Fill on " + site.other().substring(7));
        popup.awaitText("User name and password filled");
        assertThat(page.locator("[name=word]")).hasValue(PASSWORD);
        fill(open(site.unencrypted() + "/form")).awaitText("is not encrypted");
    }

    @Test
    void nameFirstOrInAFrameOfTheSameOriginAndNothingWhereThereIsNoForm() {
        Page page = open(site.origin() + "/name-first");
        fill(page).awaitText("User name filled");
        assertThat(page.locator("[name=who]")).hasValue(USER);
        Page framed = open(site.origin() + "/framed");
        fill(framed).awaitText("User name and password filled");
        assertThat(framed.frames().get(1).locator("[name=word]")).hasValue(PASSWORD);
        Page bare = open(site.origin() + "/nothing");
        fill(bare).awaitText("There is no sign-in form on this page");
    }

    @Test
    void popupClosesWhileItIsConfirmedThenThePageIsFilledOnOpening() {
        secret = create(site.origin(), true);
        Pocket phone = pocket(ANN);
        Page page = open(site.origin() + "/form");
        Popup popup = fill(page);
        popup.awaitText("View the secret");
        popup.close();
        phone.tapItsMe();
        page.waitForCondition(
                () -> !browser.ask("chrome.notifications.getAll()").equals("{}"));
        assertThat(page.locator("[name=word]")).hasValue("");

        browser.press(page).awaitText("User name and password filled");
        assertThat(page.locator("[name=word]")).hasValue(PASSWORD);
    }

    @Test
    void sidePanelStaysBesideThePageConfirmsAndFills() {
        secret = create(site.origin(), true);
        Pocket phone = pocket(ANN);
        Page page = open(site.origin() + "/form");
        Popup popup = browser.press(page);
        popup.awaitText("Secrets");
        Popup aside = browser.aside(page, popup);
        aside.open("/secrets/" + secret);
        page.locator("[name=login]").click();
        aside.press("Fill sign-in");
        aside.awaitText("View the secret");
        phone.tapItsMe();
        aside.awaitText("User name and password filled");
        assertThat(page.locator("[name=word]")).hasValue(PASSWORD);
    }

    private String create(String address, boolean confirmToView) {
        Api api = Journey.signedIn(server, ANN);
        Map<String, Object> fields = Map.of(
                "User name", Map.of("type", "text", "value", USER),
                "Site", Map.of("type", "url", "value", address),
                "Password", Map.of("type", "password", "value", PASSWORD));
        Map<String, Object> made = Map.of(
                "type",
                "custom",
                "name",
                "Site " + System.nanoTime(),
                "fields",
                fields,
                "confirmToView",
                confirmToView);
        return api.post("/api/secrets", made).expect(201).json().path("id").asText();
    }

    private Page open(String url) {
        return browser.page(url, site.origin(), site.other(), site.unencrypted());
    }

    private Popup fill(Page page) {
        Popup popup = browser.press(page);
        popup.open("/secrets/" + secret);
        popup.press("Fill sign-in");
        return popup;
    }
}
