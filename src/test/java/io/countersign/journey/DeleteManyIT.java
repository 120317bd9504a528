package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several secrets are chosen by keys and go together, after a warning that names them and one confirmation. */
class DeleteManyIT extends BrowserJourney {

    @Test
    void chosenSecretsGoByOneConfirmationThatNamesThem() {
        Colleague colleague = Colleague.of(server, ANN);
        List.of("Kiosk till", "Kiosk shutter", "Kiosk printer")
                .forEach(name -> colleague.makes("text", name, Map.of("note", "")));
        Pocket phone = pocket(ANN);
        Desk desk = desk().signedIn(ANN);
        Page page = desk.page();
        Keyboard keys = page.keyboard();
        Locator rows = page.locator("secret-list .secret-rows > li");
        keys.press("/");
        keys.type("kiosk");
        assertThat(rows).hasCount(3);
        keys.press("ArrowDown");
        keys.press("x");
        assertThat(page.getByText("1 chosen")).isVisible();
        keys.press("ArrowDown");
        keys.press("Space");
        assertThat(page.getByText("2 chosen")).isVisible();
        Screens.look(page, "secrets-chosen");

        desk.button("Delete 2 secrets").click();
        assertThat(page.locator("question-dialog li")).hasText(new String[] {"Kiosk printer", "Kiosk shutter"});
        Screens.look(page, "secrets-delete");
        page.locator("question-dialog .danger").click();
        desk.dialogSays("Confirm your identity to continue");
        assertThat(desk.dialog()).containsText("Kiosk printer");
        assertThat(desk.dialog()).containsText("Kiosk shutter");
        phone.tapItsMe();

        assertThat(desk.toast()).containsText("2 secrets deleted");
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText("Kiosk till");
    }
}
