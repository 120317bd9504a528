package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A second tab, a lost connection: the job goes on in one place, by itself. */
class InterruptionsIT extends BrowserJourney {

    private static final String SECRET = "Office alarm code";

    /** What a stream tells comes a second late, and not at all if the page has left the stream by then. */
    private static final String LATE = """
            const Stream = EventSource;
            globalThis.EventSource = class extends Stream {
              addEventListener(type, listener) {
                const late = (event) => this.readyState === Stream.CLOSED || listener(event);
                super.addEventListener(type, (event) => setTimeout(late, 1000, event));
              }
            };
            """;

    @Test
    void sameRequestInTwoTabsThenOneDialogOnly() {
        Pocket phone = pocket(ANN);
        Desk desk = desk().signedIn(ANN);
        desk.openSecret(SECRET);
        Page second = desk.newTab();
        second.navigate(desk.page().url());
        assertThat(second.locator("secret-detail h1")).hasText(SECRET);
        desk.askToReveal();

        second.getByText("Reveal").click();

        assertThat(second.locator("cs-toasts")).containsText("already open in another tab");
        assertThat(second.locator("confirmation-dialog dialog")).hasCount(0);
        Screens.glance(second, "confirm-in-another-tab");
        phone.tapItsMe();
        desk.page().bringToFront();
        assertThat(desk.value()).containsText("4417");
        assertThat(second.locator("secret-field .value")).not().containsText("4417");
    }

    /** The last event is still on its way when the connection is lost, and is none. */
    @Test
    void connectionLostAtTheDeskThenItGoesOnByItself() {
        Pocket phone = pocket(ANN);
        Desk desk = desk();
        desk.context().addInitScript(LATE);
        desk.signedIn(ANN);
        desk.openSecret(SECRET);
        desk.page().waitForResponse(Pattern.compile("/events$"), desk::askToReveal);
        desk.page().waitForResponse(Pattern.compile("/push$"), () -> desk.press("Send again"));
        desk.manners().allowOffline();
        desk.context().setOffline(true);
        assertThat(desk.dialog()).containsText("You are offline. This goes on by itself.");
        Screens.look(desk.page(), "confirm-offline");
        assertThat(desk.dialog()).containsText("You are offline");

        phone.tapItsMe();
        assertThat(desk.dialog()).hasCount(1);
        desk.context().setOffline(false);

        assertThat(desk.value()).containsText("4417");
        assertThat(desk.dialog()).hasCount(0);
    }

    /** What draws a page comes when it is first shown. */
    @Test
    void connectionLostBeforeAPageIsLoadedThenThatIsSaidAndTriedAgain() {
        Desk desk = desk().signedIn(ANN);
        Locator row = desk.page().locator("secret-list a.row").first();
        assertThat(row).isVisible();
        desk.manners().allowOffline();
        desk.context().setOffline(true);
        desk.link("People").click();
        assertThat(desk.heading("Countersign can’t be reached")).isVisible();
        assertThat(desk.page()).hasTitle("Can’t be reached · Countersign");
        Screens.look(desk.page(), "page-not-loaded");

        desk.page().goBack();
        assertThat(row).isVisible();
        desk.page().goForward();
        assertThat(desk.heading("Countersign can’t be reached")).isVisible();
        desk.context().setOffline(false);
        desk.button("Try again").click();

        assertThat(desk.page().locator("people-page li.row").first()).isVisible();
    }

    @Test
    void connectionLostOnThePhoneThenTheRequestShowsOnceItIsBack() {
        Handset phone = handset().pairedWithoutPush(ANN);
        Desk desk = desk().signedIn(ANN);
        desk.openSecret(SECRET);
        phone.manners().allowOffline();
        phone.context().setOffline(true);
        assertThat(phone.heading("You are offline")).isVisible();
        Screens.look(phone.page(), "phone-offline");
        phone.page().reload();
        assertThat(phone.page().getByText("Requests show here as soon as the connection is back."))
                .isVisible();
        desk.askToReveal();

        phone.context().setOffline(false);

        phone.tapItsMe();
        assertThat(desk.value()).containsText("4417");
    }
}
