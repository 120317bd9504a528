package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.testing.Journey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The web app's other pages, for those who see them. */
class PagesIT extends BrowserJourney {

    private static final Locator.GetByTextOptions EXACT = new Locator.GetByTextOptions().setExact(true);

    @Test
    void wrongPasswordIsToldAsNothingElse() {
        Desk desk = desk();
        desk.page().navigate("/sign-in");
        desk.page().getByLabel("Email").fill(ANN);
        desk.page().getByLabel("Password").fill("not-her-password");
        desk.button("Sign in").click();

        assertThat(desk.page().getByRole(AriaRole.ALERT))
                .containsText("This email and password do not belong together");
        Screens.look(desk.page(), "sign-in-wrong");
    }

    @Test
    void otherSessionsAreListedAndEnded() {
        Journey.signedIn(server, ANN);
        Desk desk = desk().signedIn(ANN);
        desk.link("Sessions").click();
        assertThat(desk.page().locator("sessions-page li.row").first()).containsText("This browser");
        Screens.look(desk.page(), "sessions");
        int count = desk.page().locator("sessions-page li.row").count();

        desk.page().locator("sessions-page li.row button").first().click();

        assertThat(desk.toast()).containsText("Session ended");
        assertThat(desk.page().locator("sessions-page li.row")).hasCount(count - 1);
    }

    @Test
    void adminsSeeActivityPeopleAndSettings() {
        Desk desk = desk().signedIn("admin@acme.test");
        desk.link("Activity").click();
        assertThat(desk.page().locator("activity-page li.row").first()).isVisible();
        Screens.look(desk.page(), "activity");
        desk.link("People").click();
        assertThat(desk.page().locator("people-page").getByText("Ann Archer", EXACT))
                .isVisible();
        Screens.look(desk.page(), "people");
        desk.link("Settings").click();
        assertThat(desk.page().getByLabel("Number matching on phones")).isVisible();
        Screens.look(desk.page(), "settings");
    }

    @Test
    void guestSeesNothingThatIsNotShared() {
        Desk desk = desk().signedIn("guest@acme.test");
        assertThat(desk.page().getByText("Nobody has shared a secret with you yet."))
                .isVisible();
        assertThat(desk.link("New")).hasCount(0);
        assertThat(desk.link("Activity")).hasCount(0);
        Screens.look(desk.page(), "secrets-none");
    }

    /** Who comes by a link in a mail, on a phone perhaps, does not wait for what is not asked for. */
    @Test
    void onlyWhatAPageNeedsIsLoaded() {
        Desk desk = desk();
        List<String> loaded = new ArrayList<>();
        desk.page().onRequest(request -> loaded.add(request.url()));
        desk.page().navigate("/confirm");
        assertThat(desk.heading("There is nothing to confirm here")).isVisible();

        assertThat(loaded)
                .anyMatch(url -> url.endsWith("/app/confirm-page.js"))
                .noneMatch(url -> url.endsWith(".js") && (url.contains("/vault/") || url.contains("/admin/")));
    }

    @Test
    void whileAPageIsOnItsWayTheOneBeforeStaysAndTheWayAroundSaysWhereOneGoes() {
        Desk desk = desk().signedIn(ANN);
        List<Route> held = new ArrayList<>();
        desk.page().route("**/app/people-page.js", held::add);

        desk.link("People").click();
        assertThat(desk.link("People")).hasAttribute("aria-current", "page");
        assertThat(desk.page().locator("main")).hasAttribute("aria-busy", "true");
        assertThat(desk.page().locator("main")).hasJSProperty("inert", true);
        assertThat(desk.page().locator("secret-list a.row").first()).isVisible();
        desk.page().waitForCondition(() -> !held.isEmpty());
        held.get(0).resume();

        assertThat(desk.page().locator("people-page li.row").first()).isVisible();
        assertThat(desk.page().locator("main")).hasAttribute("aria-busy", "false");
        assertThat(desk.page().locator("main")).hasJSProperty("inert", false);
        assertThat(desk.heading("People")).isFocused();
    }

    @Test
    void pageThatFailsOnceOneHasGoneElsewhereDisturbsNothing() {
        Desk desk = desk().signedIn(ANN);
        List<Route> held = new ArrayList<>();
        desk.page().route("**/app/people-page.js", held::add);
        desk.manners().allowOffline();
        desk.link("People").click();
        desk.page().waitForCondition(() -> !held.isEmpty());
        desk.link("Sessions").click();
        assertThat(desk.heading("Sessions")).isFocused();
        AtomicBoolean failed = new AtomicBoolean();
        desk.page().onRequestFailed(request -> failed.set(true));

        held.get(0).abort("internetdisconnected");
        desk.page().waitForCondition(failed::get);

        assertThat(desk.page()).hasTitle("Sessions · Countersign");
        assertThat(desk.heading("Sessions")).isFocused();
    }

    /** As whatever is mistyped: an address is nothing to stumble over. */
    @Test
    void addressThatIsNoAddressOfOursLeadsNowhere() {
        Desk desk = desk().signedIn(ANN);
        for (String path : List.of("/people/%E2%82%AC", "/secrets/%41", "/secrets/a/b/c")) {
            desk.page().navigate(path);
            assertThat(desk.heading("There is nothing here")).isVisible();
        }
    }

    @Test
    void addressesThatLeadNowhereSaySo() {
        Desk desk = desk().signedIn(ANN);
        desk.page().navigate("/secrets/x_unknown");
        assertThat(desk.heading("This secret is gone, or not shared with you")).isVisible();
        desk.page().navigate("/confirm");
        assertThat(desk.heading("There is nothing to confirm here")).isVisible();
        Screens.look(desk.page(), "confirm-link-incomplete");
        desk.page().navigate("/demo/inbox");
        assertThat(desk.page().getByText("This server is not in demo mode")).isVisible();
        Screens.look(desk.page(), "demo-inbox-none");
    }
}
