package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.countersign.testing.Api;
import org.junit.jupiter.api.Test;

/** The main job without a mouse and without a finger. */
class KeyboardIT extends BrowserJourney {

    @Test
    void secretIsRevealedByKeysAlone() {
        Handset phone = handset().pairedWithoutPush(ANN);
        Desk desk = desk();
        Keyboard keys = desk.page().keyboard();
        desk.page().navigate("/");
        assertThat(desk.page().getByLabel("Email")).isFocused();
        keys.type(ANN);
        keys.press("Tab");
        keys.type(Api.DEMO_PASSWORD);
        keys.press("Enter");
        assertThat(desk.heading("Secrets")).isVisible();

        keys.press("/");
        assertThat(desk.page().getByLabel("Search secrets")).isFocused();
        keys.type("alarm");
        assertThat(desk.page().getByText("1 found")).isVisible();
        keys.press("ArrowDown");
        keys.press("Enter");
        assertThat(desk.page().locator("secret-detail h1")).hasText("Office alarm code");
        assertThat(desk.page().locator("secret-detail h1")).isFocused();
        tabTo(desk.page(), desk.button("Reveal"));
        keys.press("Enter");
        desk.dialogSays("Confirm your identity to continue");
        tabTo(desk.page(), desk.button("Cancel"));
        Screens.look(desk.page(), "confirm-waiting-keyboard");

        assertThat(phone.heading("Confirmation Request")).isFocused();
        assertThat(phone.button("It’s me!")).isEnabled();
        tabTo(phone.page(), phone.button("It’s me!"));
        phone.page().keyboard().press("Enter");

        assertThat(desk.dialog()).hasCount(0);
        assertThat(desk.value()).containsText("4417");
        assertThat(desk.button("Hide")).isFocused();
        keys.press("Enter");
        assertThat(desk.value()).not().containsText("4417");
        keys.press("Enter");
        desk.dialogSays("Confirm your identity to continue");
        keys.press("Escape");
        assertThat(desk.dialog()).hasCount(0);
        assertThat(desk.button("Reveal")).isFocused();
    }

    private static void tabTo(Page page, Locator wanted) {
        for (int step = 0; step < 25; step++) {
            page.keyboard().press("Tab");
            if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("Tab never reaches " + wanted);
    }
}
